package com.ogensync.connect.api.message.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account can send to somebody.
 *
 * @param linked whether a WhatsApp device is linked
 * @param online whether it is connected, so that waiting for an outcome makes sense
 * @param openMessages how many messages were accepted and have no outcome yet
 * @param absent whether it is known that the recipient is not on WhatsApp
 * @param pausedUntil when WhatsApp lets the account send again; null when it may now
 * @param newContactsAt when the recipient may be written to for the first time; null when that may be now
 * @param dueAt when a message accepted now gets its turn; null when that is now
 */
public record SendingState(
        boolean linked,
        boolean online,
        int openMessages,
        boolean absent,
        @Nullable Instant pausedUntil,
        @Nullable Instant newContactsAt,
        @Nullable Instant dueAt) {

    /** Nothing stands in the way but what is said here. */
    public SendingState(boolean linked, boolean online, int openMessages) {
        this(linked, online, openMessages, false, null, null, null);
    }
}
