package com.ogensync.connect.postgres.index;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in one line that an index cannot go on, and in one that it does again; not what is tried in between. */
final class Trouble {
    private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);

    private final String who;
    private boolean there;

    Trouble(String who) {
        this.who = who;
    }

    /** What stands in its way now; null when nothing does. */
    synchronized void is(@Nullable Throwable failure) {
        if (failure != null && !there) {
            LOG.warn(
                    "The index {} cannot go on now ({}); it is tried again every two seconds",
                    who,
                    rootOf(failure).getClass().getSimpleName());
        } else if (failure == null && there) {
            LOG.info("The index {} goes on", who);
        }
        there = failure != null;
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        for (var cause = root.getCause(); cause != null; cause = root.getCause()) {
            root = cause;
        }
        return root;
    }
}
