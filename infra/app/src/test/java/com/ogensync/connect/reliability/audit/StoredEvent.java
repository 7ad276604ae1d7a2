package com.ogensync.connect.reliability.audit;

import tools.jackson.databind.JsonNode;

/**
 * A row of the event table.
 *
 * @param type the event's short name
 */
public record StoredEvent(String stream, long sequence, String type, JsonNode payload) {

    /** Returns the second part of the stream's name, or the claim's digest. */
    public String account() {
        return stream.split(":", -1)[1];
    }

    /** Returns the third part of a message stream's name. */
    public String whatsAppId() {
        return stream.split(":", -1)[2];
    }

    boolean movesCoins() {
        return is("CoinsGranted") || is("CoinDebited") || is("CoinRefunded");
    }

    boolean is(String name) {
        return type.equals(name);
    }

    String text(String member) {
        return payload.path(member).asString("");
    }

    long number(String member) {
        return payload.path(member).asLong(Long.MIN_VALUE);
    }
}
