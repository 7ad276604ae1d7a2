package com.ogensync.connect.api;

import java.time.Instant;

/** A request for a change. It takes effect as a whole, or is refused with a {@link Refusal} and has no effect. */
public interface Command {

    /** The id of the aggregate that handles the command. */
    Identifier target();

    /** The time of the request, to the millisecond. Command handlers use it instead of a clock. */
    Instant at();
}
