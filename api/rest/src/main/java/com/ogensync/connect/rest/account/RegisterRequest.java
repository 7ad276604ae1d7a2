package com.ogensync.connect.rest.account;

import com.ogensync.connect.rest.body.PhoneNumbers;

/** The body of {@code POST /api/register}. */
record RegisterRequest(String name, String email, String phone) {

    RegisterRequest {
        name = PersonName.require("name", name);
        email = EmailAddress.require("email", email);
        phone = PhoneNumbers.requirePossible("phone", phone);
    }

    @Override
    public String toString() {
        return "RegisterRequest";
    }
}
