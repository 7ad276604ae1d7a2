package com.ogensync.connect.rest.sending;

import com.ogensync.connect.rest.body.PhoneNumbers;
import com.ogensync.connect.rest.envelope.EdgeException;

/** The body of {@code POST /api/send-message}. */
record SendRequest(String to, String message) {

    private static final int MESSAGE_MAX = 4096;

    SendRequest {
        PhoneNumbers.requireAddress("to", to);
        if (message.codePointCount(0, message.length()) > MESSAGE_MAX) {
            throw EdgeException.badRequest("message must have 1-4096 characters");
        }
        if (message.codePoints().noneMatch(SendRequest::isVisible)) {
            throw EdgeException.badRequest("message must not be blank");
        }
    }

    /**
     * Returns the canonical text for the fingerprint. The address contains no line break, so different requests have
     * different texts.
     */
    String canonicalText() {
        return to + '\n' + message;
    }

    private static boolean isVisible(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.CONTROL
                && Character.getType(c) != Character.FORMAT;
    }

    @Override
    public String toString() {
        return "SendRequest";
    }
}
