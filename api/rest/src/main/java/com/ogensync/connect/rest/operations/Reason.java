package com.ogensync.connect.rest.operations;

import com.ogensync.connect.rest.envelope.EdgeException;

/** Why an operator does something. It is kept sealed, since people write names into it. */
final class Reason {

    private static final int LENGTH_MAX = 500;

    private Reason() {}

    /** A reason of 1-500 characters after trimming, no control characters. */
    static String require(String text) {
        var reason = text.strip();
        var length = reason.codePointCount(0, reason.length());
        if (length < 1 || length > LENGTH_MAX || reason.codePoints().anyMatch(Character::isISOControl)) {
            throw EdgeException.badRequest("reason must have 1-500 characters, none of them a control character");
        }
        return reason;
    }
}
