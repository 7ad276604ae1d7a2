package com.ogensync.connect.reliability.audit;

/** Something that must not be: which invariant is broken, and where. */
public record Fault(Invariant invariant, String where) {}
