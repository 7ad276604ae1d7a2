package com.ogensync.connect.reliability.child;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response of the application, byte for byte. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Converts an HTTP response. */
    public static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /** Returns the body. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** Returns the data of a success. */
    public JsonNode data() {
        return json().path("data");
    }

    /** Returns the id of the accepted message, even if it failed. */
    public @Nullable String messageId() {
        return headers.firstValue("Location")
                .map(it -> it.substring(it.lastIndexOf('/') + 1))
                .orElse(null);
    }

    /** Returns whether it is an idempotent replay. */
    public boolean isReplayed() {
        return headers.firstValue("Idempotent-Replayed").isPresent();
    }

    /** Returns this response if it has this status. */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("Expected %s, was %s %s".formatted(wanted, status, body));
        }
        return this;
    }
}
