package com.ogensync.connect.rest.operations;

import com.ogensync.connect.rest.activity.ActivityRow;
import org.jspecify.annotations.Nullable;

/**
 * All that an operator sees of one account at once.
 *
 * @param lastActivity the newest thing that happened; null when nothing did
 */
record AccountOverview(
        AccountRow account,
        LinkNow session,
        CoinsNow credits,
        @Nullable ActivityRow lastActivity) {

    /** How its link to WhatsApp stands. */
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

    /** What it has. */
    record CoinsNow(long credits, long creditsUsed, long messagesSent) {}
}
