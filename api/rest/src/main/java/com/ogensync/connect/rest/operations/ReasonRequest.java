package com.ogensync.connect.rest.operations;

/** A body that contains only a reason. */
record ReasonRequest(String reason) {

    ReasonRequest {
        reason = Reason.require(reason);
    }

    @Override
    public String toString() {
        return "ReasonRequest";
    }
}
