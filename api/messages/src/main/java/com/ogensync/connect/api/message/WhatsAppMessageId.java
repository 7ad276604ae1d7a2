package com.ogensync.connect.api.message;

import com.ogensync.connect.api.Identifier;
import java.util.regex.Pattern;

/**
 * A message's id on WhatsApp's wire, in the API and in the ledger. The id of an outgoing message is generated before
 * its command: {@code 3EB0} and 18 upper-case hex digits.
 *
 * @param value 1-128 of letters, digits, {@code . _ -}
 */
public record WhatsAppMessageId(String value) implements Identifier {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    public WhatsAppMessageId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a WhatsApp message id");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
