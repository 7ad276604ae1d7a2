package com.ogensync.connect.rest.sending;

import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.query.MessageOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that was taken on, now or by an earlier request, and how far it has come.
 *
 * @param to the address that the message goes or went to: the request's, or the number as WhatsApp writes it
 * @param dueAt when it has its turn, if it must wait for that
 */
record Accepted(
        SendReceipt receipt,
        MessageOutcome outcome,
        String to,
        @Nullable Instant dueAt) {

    /** Nothing personal. */
    @Override
    public String toString() {
        return "Accepted[" + receipt + ", " + outcome + "]";
    }
}
