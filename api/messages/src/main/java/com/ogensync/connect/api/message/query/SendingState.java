package com.ogensync.connect.api.message.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The preconditions for sending to a recipient.
 *
 * @param linked whether a WhatsApp device is linked
 * @param online whether the device is connected, so that waiting for an outcome is useful
 * @param openMessages the number of accepted messages without an outcome
 * @param absent whether the recipient is known not to be on WhatsApp
 * @param pausedUntil the end of a pause that WhatsApp ordered; null if there is none
 * @param newContactsAt the time at which a new contact is allowed again; null if the recipient can be written to now
 * @param dueAt the time at which pacing sends a message accepted now; null for immediately
 */
public record SendingState(
        boolean linked,
        boolean online,
        int openMessages,
        boolean absent,
        @Nullable Instant pausedUntil,
        @Nullable Instant newContactsAt,
        @Nullable Instant dueAt) {

    /** Creates a state without an absent recipient, a pause or pacing. */
    public SendingState(boolean linked, boolean online, int openMessages) {
        this(linked, online, openMessages, false, null, null, null);
    }
}
