package com.ogensync.connect.reliability.attacks.inputs;

import java.util.Set;
import java.util.TreeSet;

/**
 * A request that must be refused.
 *
 * @param kind what is wrong with it
 * @param bytes the whole request, a byte for each character
 * @param right the allowed statuses; 0 is a connection that is closed without a response
 */
record BadRequest(String kind, String bytes, Set<Integer> right) {

    static final int CLOSED = 0;

    static BadRequest of(String kind, String bytes, Integer... right) {
        return new BadRequest(kind, bytes, new TreeSet<>(Set.of(right)));
    }

    /** Returns whether its response has no body. */
    boolean isHead() {
        return bytes.startsWith("HEAD ");
    }

    /** Returns whether it is never finished. */
    boolean isUnfinished() {
        return right.contains(CLOSED);
    }
}
