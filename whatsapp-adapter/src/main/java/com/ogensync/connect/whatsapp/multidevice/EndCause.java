package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.Ended;
import io.grpc.Status;

/** Why a session's event stream ended. */
enum EndCause {
    /** No code was used in time. */
    EXPIRED,
    BY_PHONE,
    BY_US,
    /** The bridge has no keys of the device. */
    KEYS_GONE,
    LEASE_TAKEN,
    /** A temporary cause: the session is reopened. */
    REOPEN;

    /** Returns the cause that the bridge reported. */
    static EndCause of(Ended.Cause cause) {
        return switch (cause) {
            case LINK_EXPIRED, LINK_FAILED -> EXPIRED;
            case UNLINKED_BY_PHONE -> BY_PHONE;
            case UNLINKED -> BY_US;
            case LEASE_TAKEN -> LEASE_TAKEN;
            case CLOSED, CAUSE_UNSPECIFIED, UNRECOGNIZED -> REOPEN;
        };
    }

    /** Returns the cause for a stream that ended without a report. */
    static EndCause of(Status status) {
        return switch (status.getCode()) {
            case NOT_FOUND -> KEYS_GONE;
            case FAILED_PRECONDITION -> LEASE_TAKEN;
            default -> REOPEN;
        };
    }
}
