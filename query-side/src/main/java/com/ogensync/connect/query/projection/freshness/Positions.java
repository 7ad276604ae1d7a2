package com.ogensync.connect.query.projection.freshness;

import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Compares tracking tokens with global indexes and with each other. */
public final class Positions {
    private Positions() {}

    /** Whether a reader at the token has passed the event at that index. Gaps at other indexes do not matter. */
    static boolean passed(@Nullable TrackingToken token, long position) {
        var unwrapped = unwrapped(token);
        if (unwrapped instanceof GapAwareTrackingToken gaps) {
            return gaps.getIndex() >= position && !gaps.getGaps().contains(position);
        }
        return of(unwrapped) >= position;
    }

    /**
     * Whether a reader at {@code token} has read every event that a reader at {@code other} has read. Gaps that only
     * the first token lists are ignored if they are permanent, since the other reader may have dropped them already.
     */
    public static boolean includes(@Nullable TrackingToken token, @Nullable TrackingToken other, EventGaps gaps) {
        var otherToken = unwrapped(other);
        if (otherToken == null) {
            return true;
        }
        if (unwrapped(token) instanceof GapAwareTrackingToken here
                && otherToken instanceof GapAwareTrackingToken there) {
            var missing = new TreeSet<>(here.getGaps().headSet(there.getIndex() + 1));
            missing.removeAll(there.getGaps());
            return here.getIndex() >= there.getIndex()
                    && (missing.isEmpty() || gaps.neverFilled(missing).containsAll(missing));
        }
        return of(token) >= of(otherToken);
    }

    /** Returns the highest global index that a token has reached, or -1 if there is none. */
    public static long of(@Nullable TrackingToken token) {
        var unwrapped = unwrapped(token);
        return unwrapped == null ? -1 : unwrapped.position().orElse(-1);
    }

    private static @Nullable TrackingToken unwrapped(@Nullable TrackingToken token) {
        return token == null ? null : WrappedToken.unwrapLowerBound(token);
    }
}
