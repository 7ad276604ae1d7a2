package com.ogensync.connect.api.anchor;

import com.ogensync.connect.api.Identifier;

/**
 * The id of the stream of anchors.
 *
 * @param name {@code ledger}, the only name
 */
public record AnchorId(String name) implements Identifier {

    /** The ledger of all accounts. */
    public static final AnchorId LEDGER = new AnchorId("ledger");

    private static final String PREFIX = "anchor:";

    public AnchorId {
        if (!name.equals("ledger")) {
            throw new IllegalArgumentException("Only the ledger is anchored");
        }
    }

    /** Parses {@code anchor:ledger}. */
    public static AnchorId parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Not an anchor id: it must start with anchor:");
        }
        return new AnchorId(text.substring(PREFIX.length()));
    }

    @Override
    public String value() {
        return PREFIX + name;
    }

    @Override
    public String toString() {
        return value();
    }
}
