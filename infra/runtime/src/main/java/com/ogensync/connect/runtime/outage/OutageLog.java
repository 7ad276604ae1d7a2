package com.ogensync.connect.runtime.outage;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs one line when an activity starts to fail and one when it works again, regardless of the retries in between. */
public final class OutageLog {

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);
    private static final int CAUSES_MAX = 5;

    private final String activity;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** Creates the log of an activity. Its name begins the sentence: {@code Storing reports}. */
    public OutageLog(String activity) {
        this.activity = activity;
    }

    /** Records a failure. Only the classes of its causes are logged, since their messages may contain personal data. */
    public void failed(Throwable failure) {
        if (failing.compareAndSet(false, true)) {
            LOG.warn("{} fails ({}); retrying until it works", activity, causes(failure));
        }
    }

    /** Records a success. */
    public void worked() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            LOG.info("{} works again", activity);
        }
    }

    /** Records the present failure, or a success if there is none. */
    public void update(@Nullable Throwable failure) {
        if (failure == null) {
            worked();
        } else {
            failed(failure);
        }
    }

    /** Returns the class names of a failure and its causes. */
    public static String causes(Throwable failure) {
        var text = new StringBuilder(failure.getClass().getSimpleName());
        var cause = failure.getCause();
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++) {
            text.append(", caused by ").append(cause.getClass().getSimpleName());
            cause = cause.getCause();
        }
        return text.toString();
    }
}
