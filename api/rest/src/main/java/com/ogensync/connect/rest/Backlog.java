package com.ogensync.connect.rest;

/** Unfinished work that this node keeps in memory only. */
public interface Backlog {

    /** Whether the backlog is so long that no send may be accepted. Called for every send, so it must be cheap. */
    boolean isTooLong();
}
