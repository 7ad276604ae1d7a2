package com.ogensync.connect.api;

import java.util.regex.Pattern;

/**
 * The id of an incoming request; it traces the request through logs, events and the ledger.
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

    /** Returns whether a caller's text is a valid request id. */
    public static boolean isSafe(String text) {
        return SAFE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
