package com.ogensync.connect.reliability.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What woven code calls. It ends the JVM like a power cut once it is armed by a file and the place was reached often
 * enough.
 */
public final class CrashPoint {

    static final int STATUS = 137;
    static final int NOT_NOTED = 98;
    static final String ARMED = "armed";
    static final String HIT = "hit";

    private static final ThreadLocal<Boolean> PREPARED = ThreadLocal.withInitial(() -> false);
    private static final AtomicInteger REACHED = new AtomicInteger();

    private static Path folder = Path.of("");
    private static int nth = 1;
    private static boolean needsPreparation;

    private CrashPoint() {}

    static void set(Path folder, int nth, boolean needsPreparation) {
        CrashPoint.folder = folder;
        CrashPoint.nth = nth;
        CrashPoint.needsPreparation = needsPreparation;
    }

    /** This thread passed the place that must come first. */
    public static void prepared() {
        if (Files.exists(folder.resolve(ARMED))) {
            PREPARED.set(true);
        }
    }

    /** This thread is at the place. */
    public static void reached() {
        var counts = needsPreparation ? PREPARED.get() : Files.exists(folder.resolve(ARMED));
        PREPARED.set(false);
        if (counts && REACHED.incrementAndGet() == nth) {
            Runtime.getRuntime().halt(isNoted() ? STATUS : NOT_NOTED);
        }
    }

    private static boolean isNoted() {
        try {
            Files.createFile(folder.resolve(HIT));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
