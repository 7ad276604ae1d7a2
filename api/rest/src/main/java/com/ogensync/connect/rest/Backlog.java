package com.ogensync.connect.rest;

/** What this node has still to do of that which it took on, and keeps in memory only. */
public interface Backlog {

    /** Whether it is so much that no send should be added to it. Asked for every send; it costs nothing. */
    boolean isTooLong();
}
