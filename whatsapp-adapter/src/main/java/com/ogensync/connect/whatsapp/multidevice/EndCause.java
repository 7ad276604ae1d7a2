package com.ogensync.connect.whatsapp.multidevice;

import com.ogensync.connect.bridge.v1.Ended;
import io.grpc.Status;

/** What it means that a session's stream has ended. */
enum EndCause {
    /** Nobody used a code. */
    EXPIRED,
    BY_PHONE,
    BY_US,
    /** The bridge knows no such device. */
    KEYS_GONE,
    LEASE_TAKEN,
    /** Nothing for good: it is opened again. */
    AGAIN;

    /** As the bridge put it. */
    static EndCause of(Ended.Cause cause) {
        return switch (cause) {
            case LINK_EXPIRED, LINK_FAILED -> EXPIRED;
            case UNLINKED_BY_PHONE -> BY_PHONE;
            case UNLINKED -> BY_US;
            case LEASE_TAKEN -> LEASE_TAKEN;
            case CLOSED, CAUSE_UNSPECIFIED, UNRECOGNIZED -> AGAIN;
        };
    }

    /** Without a word about the session. */
    static EndCause of(Status status) {
        return switch (status.getCode()) {
            case NOT_FOUND -> KEYS_GONE;
            case FAILED_PRECONDITION -> LEASE_TAKEN;
            default -> AGAIN;
        };
    }
}
