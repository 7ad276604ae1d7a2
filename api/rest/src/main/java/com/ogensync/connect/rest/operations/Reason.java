package com.ogensync.connect.rest.operations;

import com.ogensync.connect.rest.envelope.EdgeException;

/** Validates the reason of an operator action. Reasons are stored sealed, because they may contain names. */
final class Reason {

    private static final int LENGTH_MAX = 500;

    private Reason() {}

    /** Returns the trimmed reason of 1-500 characters without control characters. */
    static String require(String text) {
        var reason = text.strip();
        var length = reason.codePointCount(0, reason.length());
        if (length < 1 || length > LENGTH_MAX || reason.codePoints().anyMatch(Character::isISOControl)) {
            throw EdgeException.badRequest("reason must have 1-500 characters and no control characters");
        }
        return reason;
    }
}
