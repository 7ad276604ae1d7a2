package com.ogensync.connect.rest.operations;

import com.ogensync.connect.rest.activity.ActivityRow;
import org.jspecify.annotations.Nullable;

/**
 * The operator's overview of one account.
 *
 * @param lastActivity the newest activity; null if there is none
 */
record AccountOverview(
        AccountRow account,
        LinkNow session,
        CoinsNow credits,
        @Nullable ActivityRow lastActivity) {

    /** The status of the link to WhatsApp. */
    record LinkNow(
            String status,
            @Nullable String whatsappNumber,
            @Nullable String reason,
            @Nullable String until) {
        @Override
        public String toString() {
            return "LinkNow[" + status + "]";
        }
    }

    /** The balance. */
    record CoinsNow(long credits, long creditsUsed, long messagesSent) {}
}
