package com.ogensync.connect.rest.operations;

/** A body that says only why. */
record ReasonRequest(String reason) {

    ReasonRequest {
        reason = Reason.require(reason);
    }

    @Override
    public String toString() {
        return "ReasonRequest";
    }
}
