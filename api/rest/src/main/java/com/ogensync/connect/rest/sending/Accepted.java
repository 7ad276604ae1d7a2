package com.ogensync.connect.rest.sending;

import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.query.MessageOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was accepted by this or an earlier request, and its current outcome.
 *
 * @param to the recipient's address: that of the request, or the number as WhatsApp writes it
 * @param dueAt the estimated time of sending; null unless pacing delays the message
 */
record Accepted(
        SendReceipt receipt,
        MessageOutcome outcome,
        String to,
        @Nullable Instant dueAt) {

    /** Contains no personal data. */
    @Override
    public String toString() {
        return "Accepted[" + receipt + ", " + outcome + "]";
    }
}
