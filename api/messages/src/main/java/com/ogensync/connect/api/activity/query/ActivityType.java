package com.ogensync.connect.api.activity.query;

import com.ogensync.connect.api.message.MessageStatus;
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

    /** Returns the type of a message's activity at a status. */
    public static ActivityType of(MessageStatus status) {
        return status == MessageStatus.ACCEPTED ? MESSAGE_QUEUED : valueOf("MESSAGE_" + status.name());
    }

    /** Returns the shown form: {@code message_sent}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
