package com.ogensync.connect.reliability.attacks.wire;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer as it came over the wire.
 *
 * @param headers by their names in lower case; of several with one name, all, joined by a comma
 * @param bytes its body, a character for each byte
 */
public record WireAnswer(int status, Map<String, String> headers, String bytes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** An answer with that body. */
    public static WireAnswer of(int status, Map<String, String> headers, byte[] body) {
        return new WireAnswer(status, headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    /** Its body. */
    public byte[] body() {
        return bytes.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Its body as text. */
    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }

    /** Its body as JSON. */
    public JsonNode json() {
        return JSON.readTree(body());
    }

    /** One header; empty without it. */
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
