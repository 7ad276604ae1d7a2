package com.ogensync.connect.rest.operations;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The projections, and what can be done with them. */
public interface ProjectionControl {

    /**
     * How a projection stands.
     *
     * @param state {@code running}, {@code paused} or {@code failing}
     * @param position the newest event that it has taken in; -1 before the first
     * @param lagEvents how many events it is behind
     * @param lagSeconds how old the oldest event is that it has not taken in; 0 when there is none
     * @param parked how many events wait, since it could not take them in
     * @param error what kind of failure stops it; null when none does
     * @param replaying whether it is being made anew
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
     * How far a replay is.
     *
     * @param state {@code running}, {@code done} or {@code failed}
     * @param rate events in a second
     * @param secondsLeft an estimate; null while there is none
     * @param error what kind of failure ended it; null when none did
     */
    record Progress(
            String name,
            String state,
            long done,
            long total,
            long rate,
            @Nullable Long secondsLeft,
            @Nullable String error) {}

    /** All projections. */
    List<Standing> list();

    /** Whether there is one of that name. */
    boolean exists(String name);

    /** Stops taking events in, on this node and until it is resumed or the node starts again. */
    void pause(String name);

    /** Goes on. */
    void resume(String name);

    /**
     * Begins to make one anew beside the one that answers; false when that is under way already, of this or another.
     */
    boolean replay(String name);

    /** How far the last replay of one is, since this node started. */
    Optional<Progress> progress(String name);
}
