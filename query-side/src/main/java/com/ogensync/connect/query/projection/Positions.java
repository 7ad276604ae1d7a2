package com.ogensync.connect.query.projection;

import java.util.TreeSet;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** What a tracking token says about one global index. */
final class Positions {
    private Positions() {}

    /** Whether the event at that index is behind the token: gaps elsewhere do not matter. */
    static boolean passed(@Nullable TrackingToken token, long position) {
        var bare = bare(token);
        if (bare instanceof GapAwareTrackingToken gaps) {
            return gaps.getIndex() >= position && !gaps.getGaps().contains(position);
        }
        return of(bare) >= position;
    }

    /**
     * Whether a reader at one token has seen every event that a reader at the other has. The other may have learned
     * earlier that a position stays empty.
     */
    static boolean includes(@Nullable TrackingToken token, @Nullable TrackingToken other, EventGaps gaps) {
        var seen = bare(other);
        if (seen == null) {
            return true;
        }
        if (bare(token) instanceof GapAwareTrackingToken here && seen instanceof GapAwareTrackingToken there) {
            var unseen = new TreeSet<>(here.getGaps().headSet(there.getIndex() + 1));
            unseen.removeAll(there.getGaps());
            return here.getIndex() >= there.getIndex()
                    && (unseen.isEmpty() || gaps.neverFilled(unseen).containsAll(unseen));
        }
        return of(token) >= of(seen);
    }

    /** The index that a token has come to, -1 before the first event. */
    static long of(@Nullable TrackingToken token) {
        var bare = bare(token);
        return bare == null ? -1 : bare.position().orElse(-1);
    }

    private static @Nullable TrackingToken bare(@Nullable TrackingToken token) {
        return token == null ? null : WrappedToken.unwrapLowerBound(token);
    }
}
