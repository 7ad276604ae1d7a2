package com.ogensync.connect.reliability.audit;

/** A broken invariant and its location. */
public record Fault(Invariant invariant, String where) {}
