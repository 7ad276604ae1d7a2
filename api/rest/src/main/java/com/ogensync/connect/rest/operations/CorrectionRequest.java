package com.ogensync.connect.rest.operations;

import com.ogensync.connect.rest.envelope.EdgeException;

/** The body of {@code POST /ops/accounts/{id}/corrections}. */
record CorrectionRequest(long entry, long amount, String reason) {

    CorrectionRequest {
        if (entry < 1) {
            throw EdgeException.badRequest("entry must be the number of a ledger entry, 1 or more");
        }
        if (amount == 0 || amount < -GrantRequest.AMOUNT_MAX || amount > GrantRequest.AMOUNT_MAX) {
            throw EdgeException.badRequest(
                    "amount must be a whole number from 1 to 1000000, or from -1 to -1000000 to deduct coins");
        }
        reason = Reason.require(reason);
    }

    @Override
    public String toString() {
        return "CorrectionRequest";
    }
}
