package com.ogensync.connect.api.activity.query;

import java.util.Locale;

/** What an account's owner is told that has happened. */
public enum ActivityType {
    REGISTERED,
    TOKEN_REGENERATED,
    LINK_REQUESTED,
    LINKED,
    CONNECTION_LOST,
    CONNECTION_RESTORED,
    UNLINKED,
    MESSAGE_QUEUED,
    MESSAGE_SENT,
    MESSAGE_DELIVERED,
    MESSAGE_READ,
    MESSAGE_FAILED,
    COINS_GRANTED,
    COIN_REFUNDED,
    ACCOUNT_DISABLED,
    ACCOUNT_ENABLED,
    MESSAGE_RECEIVED;

    /** As it is shown: {@code message_sent}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
