package com.ogensync.connect.rest.session;

import com.ogensync.connect.rest.envelope.EdgeException;
import java.util.regex.Pattern;

/** The body of {@code POST /api/session/passkey/confirm}. */
record PasskeyCodeRequest(String code) {

    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}");

    PasskeyCodeRequest {
        if (!CODE.matcher(code).matches()) {
            throw EdgeException.badRequest("code must be the code shown on the phone, like ABCD-EFGH");
        }
    }

    @Override
    public String toString() {
        return "PasskeyCodeRequest";
    }
}
