package com.ogensync.connect.postgres.audit.anchor;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.anchor.AnchorId;
import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes stored anchors, independently of the event store's serializer. */
public final class AnchorJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private AnchorJson() {}

    /** Returns the stored text of an anchor. */
    public static String write(LedgerAnchored anchor) {
        var members = new LinkedHashMap<String, Object>();
        members.put("anchorId", anchor.anchorId().value());
        members.put("anchor", anchor.anchor());
        members.put("position", anchor.position());
        members.put("accounts", anchor.accounts());
        members.put("entries", anchor.entries());
        members.put("coins", anchor.coins());
        members.put("granted", anchor.granted());
        members.put("debited", anchor.debited());
        members.put("refunded", anchor.refunded());
        members.put("root", anchor.root());
        members.put("previous", anchor.previous());
        members.put("publicKey", anchor.publicKey());
        members.put("signature", anchor.signature());
        members.put("at", Instants.text(anchor.at()));
        return JSON.writeValueAsString(members);
    }

    /**
     * Parses the stored text of an anchor.
     *
     * @throws IllegalArgumentException when writing the anchor again would not give the same text
     */
    public static LedgerAnchored read(String text) {
        try {
            var json = JSON.readTree(text);
            var anchor = new LedgerAnchored(
                    AnchorId.parse(json.path("anchorId").asString()),
                    json.path("anchor").asLong(),
                    json.path("position").asLong(),
                    json.path("accounts").asLong(),
                    json.path("entries").asLong(),
                    json.path("coins").asLong(),
                    json.path("granted").asLong(),
                    json.path("debited").asLong(),
                    json.path("refunded").asLong(),
                    json.path("root").asString(),
                    json.path("previous").asString(),
                    json.path("publicKey").asString(),
                    json.path("signature").asString(),
                    Instant.parse(json.path("at").asString()));
            if (write(anchor).equals(text)) {
                return anchor;
            }
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("an anchor is malformed", e);
        }
        throw new IllegalArgumentException("an anchor is malformed");
    }
}
