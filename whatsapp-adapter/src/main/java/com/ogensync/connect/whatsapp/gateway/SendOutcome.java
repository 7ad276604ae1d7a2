package com.ogensync.connect.whatsapp.gateway;

import com.ogensync.connect.api.message.FailureReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Outcome of a message that was passed to a gateway. */
public sealed interface SendOutcome {

    /** The message was not sent. */
    SendOutcome NOT_SENT = new NotSent();
    /** The message may have been sent. */
    SendOutcome UNKNOWN = new Unknown();

    /**
     * WhatsApp's server acknowledged the message.
     *
     * @param at when the acknowledgement arrived, on this node's clock
     * @param address the number that the message was sent to, digits, if WhatsApp's spelling differs from the given one
     *     (Brazil's ninth digit, Mexico's 1, Argentina's 9); else null
     */
    record Acknowledged(Instant at, @Nullable String address) implements SendOutcome {

        /** The message was sent to the address as given. */
        public Acknowledged(Instant at) {
            this(at, null);
        }

        /** Contains no personal data. */
        @Override
        public String toString() {
            return "Acknowledged[at=" + at + "]";
        }
    }

    /**
     * WhatsApp refused the message permanently.
     *
     * @param code WhatsApp's code: {@code 404}, {@code 463}…
     */
    record Refused(String code) implements SendOutcome {

        public Refused {
            var _ = FailureReason.refused(code);
        }
    }

    /** The message was certainly not sent; it can be sent again. */
    record NotSent() implements SendOutcome {}

    /** The message may or may not have been sent; it is sent again under the same id. */
    record Unknown() implements SendOutcome {}
}
