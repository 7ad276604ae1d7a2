package com.ogensync.connect.rest.operations;

import com.ogensync.connect.rest.envelope.EdgeException;

/** The body of {@code POST /ops/accounts/{id}/grants}. */
record GrantRequest(long amount, String reason) {

    static final long AMOUNT_MAX = 1_000_000;

    GrantRequest {
        if (amount < 1 || amount > AMOUNT_MAX) {
            throw EdgeException.badRequest("amount must be a whole number from 1 to 1000000");
        }
        reason = Reason.require(reason);
    }

    @Override
    public String toString() {
        return "GrantRequest";
    }
}
