package com.ogensync.connect.reliability.crash;

import org.jspecify.annotations.Nullable;

/**
 * A named place in code at which a program can crash.
 *
 * @param place in the syntax of {@link Place}
 * @param first a place that the thread must have passed just before, if any
 */
public record CrashSite(String name, String place, @Nullable String first) {}
