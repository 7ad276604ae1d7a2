package com.ogensync.connect.api;

import java.time.Instant;

/** A fact. Its name and shape are stored, and never change. */
public interface Event {

    /** When it happened, to the millisecond, UTC. */
    Instant at();
}
