package com.ogensync.connect.api.message;

import java.util.Locale;

/** How far a message has come. */
public enum MessageStatus {
    /** Paid for and on its way. */
    ACCEPTED,
    /** Acknowledged by WhatsApp's server. */
    SENT,
    /** Acknowledged by the recipient's device. */
    DELIVERED,
    /** Seen by the recipient. */
    READ,
    /** Given up; its coin is back. */
    FAILED;

    /** As it is shown: {@code sent}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether WhatsApp's server has it. */
    public boolean isAcknowledged() {
        return this == SENT || this == DELIVERED || this == READ;
    }
}
