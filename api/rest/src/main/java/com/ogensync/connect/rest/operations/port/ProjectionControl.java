package com.ogensync.connect.rest.operations.port;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Status and control of the projections. */
public interface ProjectionControl {

    /**
     * The status of a projection.
     *
     * @param state {@code running}, {@code paused} or {@code failing}
     * @param position the position of the newest processed event; -1 before the first
     * @param lagEvents number of events not processed yet
     * @param lagSeconds age of the oldest event not processed yet, in seconds; 0 if there is none
     * @param parked number of its dead letters
     * @param error the kind of failure that stops it; null if there is none
     * @param replaying whether it is being rebuilt
     */
    record Standing(
            String name,
            String state,
            long position,
            long lagEvents,
            double lagSeconds,
            long parked,
            @Nullable String error,
            boolean replaying) {}

    /**
     * The progress of a replay.
     *
     * @param state {@code running}, {@code done} or {@code failed}
     * @param rate events per second
     * @param secondsLeft estimated remaining time in seconds; null while there is no estimate
     * @param error the kind of failure that ended it; null if there was none
     */
    record Progress(
            String name,
            String state,
            long done,
            long total,
            long rate,
            @Nullable Long secondsLeft,
            @Nullable String error) {}

    /** Returns all projections. */
    List<Standing> list();

    /** Whether a projection has this name. */
    boolean exists(String name);

    /** Stops processing events on this node, until {@link #resume} or a restart. */
    void pause(String name);

    /** Resumes processing. */
    void resume(String name);

    /**
     * Starts to rebuild a projection in a new collection while the current one keeps answering queries. Returns false
     * if a rebuild of this or another projection is already running.
     */
    boolean replay(String name);

    /** Returns the progress of the last replay of a projection since this node started. */
    Optional<Progress> progress(String name);
}
