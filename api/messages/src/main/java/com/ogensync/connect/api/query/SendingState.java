package com.ogensync.connect.api.query;

/**
 * Whether an account can send.
 *
 * @param linked whether a WhatsApp device is linked
 * @param online whether it is connected, so that waiting for an outcome makes sense
 * @param openMessages how many messages were accepted and have no outcome yet
 */
public record SendingState(boolean linked, boolean online, int openMessages) {}
