package com.ogensync.connect.query.activity;

import com.ogensync.connect.api.activity.query.ActivityType;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Describes an activity in a sentence. */
final class Sentences {
    private Sentences() {}

    /**
     * Returns the description.
     *
     * @param other the number of the sender or recipient; null if it was erased
     */
    static String describe(ActivityType type, @Nullable String other, Document details) {
        var recipient = other == null ? "an erased number" : other;
        return switch (type) {
            case REGISTERED -> "Account registered";
            case TOKEN_REGENERATED -> "API token regenerated";
            case LINK_REQUESTED -> "WhatsApp linking requested";
            case LINKED -> "WhatsApp device linked";
            case CONNECTION_LOST -> "Connection to WhatsApp lost";
            case CONNECTION_RESTORED -> "Connection to WhatsApp restored";
            case UNLINKED -> "WhatsApp device unlinked";
            case MESSAGE_QUEUED -> "Message queued for " + recipient;
            case MESSAGE_SENT -> "Message sent to " + recipient;
            case MESSAGE_DELIVERED -> "Message delivered to " + recipient;
            case MESSAGE_READ -> "Message read by " + recipient;
            case MESSAGE_FAILED -> "Message to " + recipient + " failed";
            case MESSAGE_RECEIVED -> "Message received from " + recipient;
            case COINS_GRANTED -> "Granted " + coins(details);
            case COIN_REFUNDED -> "Refunded " + coins(details);
            case ACCOUNT_DISABLED -> "Account disabled";
            case ACCOUNT_ENABLED -> "Account enabled";
        };
    }

    private static String coins(Document details) {
        long amount = details.getLong("amount");
        return amount + (amount == 1 ? " SyncCoin" : " SyncCoins");
    }
}
