package com.ogensync.connect.api.message;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The progress of a message. */
public enum MessageStatus {
    /** Debited and stored; the outcome is open. */
    ACCEPTED,
    /** Acknowledged by WhatsApp's server. */
    SENT,
    /** Acknowledged by the recipient's device. */
    DELIVERED,
    /** Seen by the recipient. */
    READ,
    /** Failed; its coin is refunded. */
    FAILED;

    /** Returns the statuses that a message with this status has reached since its acceptance, this one last. */
    public List<MessageStatus> reached() {
        return isAcknowledged() ? List.copyOf(EnumSet.range(SENT, this)) : List.of(this);
    }

    /** Returns the shown form: {@code sent}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns whether WhatsApp's server has the message. */
    public boolean isAcknowledged() {
        return this == SENT || this == DELIVERED || this == READ;
    }
}
