package com.ogensync.connect.query.projection;

/** Something that a projection needs is away for now. The batch is tried again; nothing is parked. */
final class SourceUnavailable extends RuntimeException {
    SourceUnavailable(String what, RuntimeException cause) {
        super(what + " is unavailable", cause);
    }
}
