package com.ogensync.connect.api;

import java.time.Instant;

/** A stored fact. Its name and shape never change. */
public interface Event {

    /** The time of the event, to the millisecond, UTC. */
    Instant at();
}
