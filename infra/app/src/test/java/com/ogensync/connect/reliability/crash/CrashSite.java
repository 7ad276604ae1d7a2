package com.ogensync.connect.reliability.crash;

import org.jspecify.annotations.Nullable;

/**
 * A named place in code at which a program can be made to die.
 *
 * @param place written as {@link Place} says
 * @param first a place that the thread must have passed just before, if any
 */
public record CrashSite(String name, String place, @Nullable String first) {}
