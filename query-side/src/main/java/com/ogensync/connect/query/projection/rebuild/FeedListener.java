package com.ogensync.connect.query.projection.rebuild;

import org.axonframework.eventhandling.TrackingToken;

/** Receives the progress of an {@link EventPageReader}. */
@FunctionalInterface
public interface FeedListener {
    /** Called when all projections have written all events up to this token, so that processors can resume from it. */
    void written(TrackingToken reached);
}
