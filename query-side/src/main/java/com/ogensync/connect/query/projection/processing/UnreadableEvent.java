package com.ogensync.connect.query.projection.processing;

/** This version does not know the event's type or cannot read it. The event is parked until a version that can. */
public final class UnreadableEvent extends RuntimeException {
    UnreadableEvent(String type) {
        super("No projection of this version can read " + type);
    }
}
