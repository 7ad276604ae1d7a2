package com.ogensync.connect.rest.session;

import com.ogensync.connect.rest.envelope.EdgeException;

/** The body of {@code POST /api/session/passkey}. */
record PasskeyAnswerRequest(String response) {

    private static final int LENGTH_MAX = 16_384;

    PasskeyAnswerRequest {
        if (response.isBlank() || response.length() > LENGTH_MAX) {
            throw EdgeException.badRequest("response must be a WebAuthn assertion as JSON text, 1-16384 characters");
        }
    }

    @Override
    public String toString() {
        return "PasskeyAnswerRequest";
    }
}
