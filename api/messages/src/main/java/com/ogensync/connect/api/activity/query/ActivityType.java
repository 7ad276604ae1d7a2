package com.ogensync.connect.api.activity.query;

import java.util.Locale;

/** The types of activities that an account's owner sees. */
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

    /** Returns the shown form: {@code message_sent}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
