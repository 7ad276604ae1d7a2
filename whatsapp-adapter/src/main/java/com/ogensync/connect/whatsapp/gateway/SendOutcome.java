package com.ogensync.connect.whatsapp.gateway;

import com.ogensync.connect.api.message.FailureReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is known about a message that was given to a gateway. */
public sealed interface SendOutcome {

    /** It did not leave; nobody was asked. */
    SendOutcome NOT_SENT = new NotSent();
    /** It may have left. */
    SendOutcome UNKNOWN = new Unknown();

    /**
     * WhatsApp's server has it.
     *
     * @param at when the acknowledgement came, on this node's clock
     * @param address the number that the message went to, digits, when WhatsApp writes it otherwise than it was given
     *     (Brazil's ninth digit, Mexico's 1, Argentina's 9); else null
     */
    record Acknowledged(Instant at, @Nullable String address) implements SendOutcome {

        /** It went to the address that was given. */
        public Acknowledged(Instant at) {
            this(at, null);
        }

        /** Nothing personal. */
        @Override
        public String toString() {
            return "Acknowledged[at=" + at + "]";
        }
    }

    /**
     * WhatsApp refused it for good.
     *
     * @param code WhatsApp's own: {@code 404}, {@code 463}…
     */
    record Refused(String code) implements SendOutcome {

        public Refused {
            var _ = FailureReason.refused(code);
        }
    }

    /** It certainly did not leave; it can be sent again. */
    record NotSent() implements SendOutcome {}

    /** Nobody can tell whether it left; it is sent again under the same id. */
    record Unknown() implements SendOutcome {}
}
