package com.ogensync.connect.rest.operations.port;

import java.util.List;

/** The stored anchors of the ledger. */
public interface Anchors {

    /** An anchor with all its fields. */
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
     * Returns a page of anchors, newest first.
     *
     * @param before only anchors with a lower number
     */
    List<Anchor> list(long before, int limit);
}
