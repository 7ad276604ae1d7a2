package com.ogensync.connect.api;

import java.time.Instant;

/** A wish. It is granted whole, or refused with a {@link Refusal} and leaves nothing behind. */
public interface Command {

    /** The aggregate that decides. */
    Identifier target();

    /** When it was asked, to the millisecond; deciding has no clock of its own. */
    Instant at();
}
