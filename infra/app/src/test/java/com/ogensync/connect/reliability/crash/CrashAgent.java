package com.ogensync.connect.reliability.crash;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

/**
 * The agent's beginning. Its argument is {@code folder;nth;place} or {@code folder;nth;place;place that must come
 * first}.
 */
public final class CrashAgent {

    static final int NOT_WOVEN = 99;

    private CrashAgent() {}

    /** Called by the JVM before the application's main. */
    public static void premain(String argument, Instrumentation instrumentation) {
        var parts = argument.split(";", -1);
        CrashPoint.set(Path.of(parts[0]), Integer.parseInt(parts[1]), parts.length > 3);
        instrumentation.addTransformer(new Weaver(Place.of(parts[2]), "reached"));
        if (parts.length > 3) {
            instrumentation.addTransformer(new Weaver(Place.of(parts[3]), "prepared"));
        }
    }
}
