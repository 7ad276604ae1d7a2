package com.ogensync.connect.reliability.child;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the application answered, to the byte. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The answer in a response. */
    public static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** The body. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The documented success's content. */
    public JsonNode data() {
        return json().path("data");
    }

    /** The accepted message's id, also of one that then failed. */
    public @Nullable String messageId() {
        return headers.firstValue("Location")
                .map(it -> it.substring(it.lastIndexOf('/') + 1))
                .orElse(null);
    }

    /** Whether it tells what was done earlier. */
    public boolean isReplayed() {
        return headers.firstValue("Idempotent-Replayed").isPresent();
    }

    /** This answer, if it has that status. */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("Expected %s, was %s %s".formatted(wanted, status, body));
        }
        return this;
    }
}
