package com.ogensync.connect.rest.session;

import com.ogensync.connect.rest.body.PhoneNumbers;

/** The body of {@code POST /api/session/pairing-code}. */
record PairingCodeRequest(String phone) {

    PairingCodeRequest {
        phone = PhoneNumbers.requirePossible("phone", phone);
    }

    @Override
    public String toString() {
        return "PairingCodeRequest";
    }
}
