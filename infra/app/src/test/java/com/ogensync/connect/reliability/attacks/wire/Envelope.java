package com.ogensync.connect.reliability.attacks.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The documented form of every refusal: two JSON members in UTF-8, a request id, and no implementation details. */
public final class Envelope {

    private static final Set<String> KEYS = Set.of("success", "error");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Envelope() {}

    /** Returns faults in the form of a refusal, independent of its sentence. */
    public static List<String> faults(WireAnswer answer) {
        var faults = new ArrayList<String>();
        if (!answer.header("content-type").equals("application/json")) {
            faults.add("content type " + answer.header("content-type"));
        }
        if (answer.header("x-request-id").isEmpty()
                || answer.header("x-request-id").contains(",")) {
            faults.add("not one request id");
        }
        if (!answer.header("x-content-type-options").equals("nosniff")) {
            faults.add("no security headers");
        }
        object(answer.body()).ifPresentOrElse(it -> inspect(it, faults), () -> faults.add("no JSON in UTF-8"));
        return faults;
    }

    private static void inspect(JsonNode body, List<String> faults) {
        if (!body.isObject() || !Set.copyOf(body.propertyNames()).equals(KEYS)) {
            faults.add("keys " + body.propertyNames());
        }
        if (!body.path("success").isBoolean() || body.path("success").asBoolean()) {
            faults.add("success " + body.path("success"));
        }
        var sentence = body.path("error");
        if (!sentence.isString() || sentence.asString().isBlank()) {
            faults.add("no sentence");
        } else if (sentence.asString().contains("Exception")
                || sentence.asString().contains("\tat ")) {
            faults.add("implementation details: " + sentence.asString());
        }
    }

    private static Optional<JsonNode> object(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return Optional.of(JSON.readTree(text.toString()));
        } catch (CharacterCodingException | JacksonException none) {
            return Optional.empty();
        }
    }
}
