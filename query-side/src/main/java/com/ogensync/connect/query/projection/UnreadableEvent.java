package com.ogensync.connect.query.projection;

/** An event that this build does not know or cannot read. It is parked for one that can. */
final class UnreadableEvent extends RuntimeException {
    UnreadableEvent(String type) {
        super("No projection of this build can read " + type);
    }
}
