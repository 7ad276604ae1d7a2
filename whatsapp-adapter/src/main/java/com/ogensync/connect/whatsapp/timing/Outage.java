package com.ogensync.connect.whatsapp.timing;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a person once that something fails, and once that it works again, however often it is tried between. */
public final class Outage {

    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private final String what;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** What is tried, as a sentence begins: {@code Storing reports}. */
    public Outage(String what) {
        this.what = what;
    }

    /** It failed. Only the kinds of the causes are told: their messages may hold anything. */
    public void failed(Throwable why) {
        if (failing.compareAndSet(false, true)) {
            log.warn("{} fails ({}); it is tried again until it works", what, kinds(why));
        }
    }

    /** It worked. */
    public void worked() {
        if (failing.get() && failing.compareAndSet(true, false)) {
            log.info("{} works again", what);
        }
    }

    /** The class names of a failure and its causes. */
    public static String kinds(Throwable why) {
        var text = new StringBuilder(why.getClass().getSimpleName());
        var cause = why.getCause();
        for (int depth = 0; cause != null && depth < 5; depth++) {
            text.append(", caused by ").append(cause.getClass().getSimpleName());
            cause = cause.getCause();
        }
        return text.toString();
    }
}
