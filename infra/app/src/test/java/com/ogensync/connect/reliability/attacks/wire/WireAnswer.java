package com.ogensync.connect.reliability.attacks.wire;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A response as received.
 *
 * @param headers values by lower-case name; several values of one name are joined by a comma
 * @param bytes its body, one character per byte
 */
public record WireAnswer(int status, Map<String, String> headers, String bytes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Returns a response with this body. */
    public static WireAnswer of(int status, Map<String, String> headers, byte[] body) {
        return new WireAnswer(status, headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    /** Returns its body. */
    public byte[] body() {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns its body as text. */
    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** Returns its body as JSON. */
    public JsonNode json() {
        return JSON.readTree(body());
    }

    /** Returns a header; empty if it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    static Map<String, String> headers(List<String> lines) {
        var headers = new HashMap<String, String>();
        for (var line : lines) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.merge(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip(),
                        (one, other) -> one + "," + other);
            }
        }
        return headers;
    }

    @Override
    public String toString() {
        return status + " " + text();
    }
}
