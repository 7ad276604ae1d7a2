package com.ogensync.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response of the edge. */
public record Reply(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = new JsonMapper();

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** Asserts that this is an error in its envelope, and returns the sentence. */
    public String failedWith(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        assertThat(header("content-type")).isEqualTo("application/json");
        assertThat(header("x-request-id")).isNotEmpty();
        assertThat(header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(json().propertyNames()).containsExactlyInAnyOrder("success", "error");
        assertThat(json().get("success").booleanValue()).isFalse();
        var sentence = json().get("error").stringValue();
        assertThat(sentence).isNotBlank();
        assertThat(body.length()).isEqualTo(body.strip().length());
        return sentence;
    }

    public Reply succeededWith(int expected, String expectedBody) {
        assertThat(status).as(body).isEqualTo(expected);
        assertThat(header("content-type")).isEqualTo("application/json");
        assertThat(header("x-request-id")).isNotEmpty();
        assertThat(body).isEqualTo(expectedBody);
        return this;
    }
}
