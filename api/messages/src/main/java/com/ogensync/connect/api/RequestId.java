package com.ogensync.connect.api;

import java.util.regex.Pattern;

/**
 * Names one request of the outside, for following it through logs, events and the ledger.
 *
 * @param value 1-64 of letters, digits, {@code . _ : -}
 */
public record RequestId(String value) implements Identifier {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    public RequestId {
        if (!SAFE.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a request id");
        }
    }

    /** Whether a caller's own text may serve as one. */
    public static boolean isSafe(String text) {
        return SAFE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
