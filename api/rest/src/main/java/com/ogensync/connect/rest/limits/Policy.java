package com.ogensync.connect.rest.limits;

import java.util.Locale;

/** Groups of requests that share a rate limit. */
public enum Policy {
    /** Sends of an account. */
    SENDS,
    /** All other requests of an account. */
    READS,
    /** Registrations from a client address. */
    REGISTRATIONS,
    /** All requests of an operator. */
    OPERATIONS;

    /** Returns the name in the rate limit headers: {@code sends}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
