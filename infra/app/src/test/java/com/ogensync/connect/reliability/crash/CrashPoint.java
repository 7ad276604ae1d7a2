package com.ogensync.connect.reliability.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Called by woven code. Once a file arms a site, threads that reach it block there, and when there are enough of them
 * the JVM halts as in a power failure.
 */
public final class CrashPoint {

    static final String FOLDER = "reliability.crash";
    static final int STATUS = 137;
    static final int NOT_NOTED = 98;
    static final int TOO_FEW = 97;
    static final String ARMED = "armed";
    static final String HELD = "held";
    static final String HIT = "hit";

    static final String PATIENCE_MILLIS = "reliability.crash.patience";

    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(Long.getLong(PATIENCE_MILLIS, 30_000));
    private static final Path ROOM = Path.of(System.getProperty(FOLDER, "no such folder"));
    private static final ThreadLocal<String> PREPARED = ThreadLocal.withInitial(() -> "");
    private static final AtomicInteger REACHED = new AtomicInteger();

    private CrashPoint() {}

    /** Records that this thread passed the place that must precede the site. */
    public static void prepared(String site) {
        if (isArmed(site)) {
            PREPARED.set(site);
        }
    }

    /** Called at a site without a preceding place. */
    public static void reached(String site) {
        if (isArmed(site)) {
            stay(site);
        }
    }

    /** Called at a site that is effective only after another place. */
    public static void reachedAfter(String site) {
        if (PREPARED.get().equals(site)) {
            PREPARED.remove();
            stay(site);
        }
    }

    private static boolean isArmed(String site) {
        return Files.exists(ROOM.resolve(ARMED)) && armed().getFirst().equals(site);
    }

    /** Returns the armed site's name and number of threads. */
    private static List<String> armed() {
        try {
            return Files.readAllLines(ROOM.resolve(ARMED));
        } catch (IOException e) {
            Runtime.getRuntime().halt(NOT_NOTED);
            throw new IllegalStateException(e);
        }
    }

    private static void stay(String site) {
        var wanted = Integer.parseInt(armed().get(1));
        var began = System.nanoTime();
        if (REACHED.incrementAndGet() == wanted) {
            while (Files.exists(ROOM.resolve(HELD)) && System.nanoTime() - began < PATIENCE) {
                LockSupport.parkNanos(1_000_000);
            }
            Runtime.getRuntime().halt(isNoted(site) ? STATUS : NOT_NOTED);
        }
        while (System.nanoTime() - began < PATIENCE) {
            LockSupport.parkNanos(1_000_000);
        }
        Runtime.getRuntime().halt(TOO_FEW);
    }

    private static boolean isNoted(String site) {
        try {
            Files.writeString(ROOM.resolve(HIT), site + "\n" + REACHED.get());
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
