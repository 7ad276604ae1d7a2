package com.ogensync.connect.api.message;

import com.ogensync.connect.api.Identifier;
import java.util.regex.Pattern;

/**
 * The reason for which a message failed.
 *
 * @param value {@code refused:<WhatsApp's code>}, {@code expired} or {@code unlinked}
 */
public record FailureReason(String value) implements Identifier {

    private static final String REFUSED = "refused:";
    private static final Pattern SHAPE = Pattern.compile("refused:[a-z0-9_]{1,32}|expired|unlinked");

    /** The message had no outcome at its deadline. */
    public static final FailureReason EXPIRED = new FailureReason("expired");
    /** The WhatsApp device was unlinked while the message waited. */
    public static final FailureReason UNLINKED = new FailureReason("unlinked");
    /** The recipient is not on WhatsApp. */
    public static final FailureReason NOT_ON_WHATSAPP = refused("404");
    /** WhatsApp restricts the sending account (reach-out time-lock). */
    public static final FailureReason RESTRICTED = refused("463");

    /** WhatsApp refused because too many messages were sent. */
    public static final FailureReason TOO_MANY = refused("429");

    public FailureReason {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a failure reason: refused:<code>, expired or unlinked");
        }
    }

    /** Returns the reason of a permanent refusal by WhatsApp. */
    public static FailureReason refused(String code) {
        return new FailureReason(REFUSED + code);
    }

    @Override
    public String toString() {
        return value;
    }
}
