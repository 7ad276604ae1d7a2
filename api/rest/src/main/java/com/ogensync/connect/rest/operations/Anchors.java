package com.ogensync.connect.rest.operations;

import java.util.List;

/** The ledger's anchors, as they are stored. */
public interface Anchors {

    /** One of them, with all that it says. */
    record Anchor(
            long anchor,
            long position,
            long accounts,
            long entries,
            long coins,
            long granted,
            long debited,
            long refunded,
            String root,
            String previous,
            String publicKey,
            String signature,
            String at) {}

    /**
     * A page of them, newest first.
     *
     * @param before only those with a lower number
     */
    List<Anchor> list(long before, int limit);
}
