package com.ogensync.connect.api.account;

import com.ogensync.connect.api.Identifier;
import java.util.regex.Pattern;

/**
 * The id of the claim on an email address. The address belongs to the account whose claim is stored first.
 *
 * @param digest HMAC of the address in lower case, 64 lower-case hex digits
 */
public record EmailClaimId(String digest) implements Identifier {

    private static final String PREFIX = "email:";
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public EmailClaimId {
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("Not a digest of 64 lower-case hex digits");
        }
    }

    /** Parses {@code email:<digest>}. */
    public static EmailClaimId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not an email claim: it must start with email:");
        }
        return new EmailClaimId(text.substring(PREFIX.length()));
    }

    @Override
    public String value() {
        return PREFIX + digest;
    }

    @Override
    public String toString() {
        return value();
    }
}
