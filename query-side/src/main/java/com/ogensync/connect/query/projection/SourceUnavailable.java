package com.ogensync.connect.query.projection;

/** A source that a projection needs is temporarily unavailable. The batch is retried and nothing is parked. */
public final class SourceUnavailable extends RuntimeException {
    SourceUnavailable(String what, RuntimeException cause) {
        super(what + " is unavailable", cause);
    }
}
