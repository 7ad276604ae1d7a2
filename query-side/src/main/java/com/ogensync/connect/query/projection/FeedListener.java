package com.ogensync.connect.query.projection;

import org.axonframework.eventhandling.TrackingToken;

/** Hears how far a feed has come. */
@FunctionalInterface
public interface FeedListener {
    /** All that were fed have written everything up to here; whoever goes on from this token misses nothing. */
    void fedTo(TrackingToken reached);
}
