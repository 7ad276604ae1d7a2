package com.ogensync.connect.rest.limits;

import java.util.Locale;

/** What is counted together; each has its own limit. */
public enum Policy {
    /** Sends of an account. */
    SENDS,
    /** Everything else that an account asks. */
    READS,
    /** Registrations from an address. */
    REGISTRATIONS,
    /** Everything that an operator asks. */
    OPERATIONS;

    /** As it is shown: {@code sends}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
