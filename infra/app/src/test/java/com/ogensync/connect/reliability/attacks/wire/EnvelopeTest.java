package com.ogensync.connect.reliability.attacks.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the checker with planted faults and with correct input. */
class EnvelopeTest {

    private static final String GOOD = "{\"success\":false,\"error\":\"to is required\"}";
    private static final Map<String, String> HEADERS =
            Map.of("content-type", "application/json", "x-request-id", "a", "x-content-type-options", "nosniff");

    private static WireAnswer answer(Map<String, String> headers, String body) {
        return WireAnswer.of(400, headers, body.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void the_documented_form_has_no_faults() {
        assertThat(Envelope.faults(answer(HEADERS, GOOD))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nothing",
                "[]",
                "{\"success\":false}",
                "{\"success\":true,\"error\":\"x\"}",
                "{\"success\":\"false\",\"error\":\"x\"}",
                "{\"success\":false,\"error\":null}",
                "{\"success\":false,\"error\":\" \"}",
                "{\"success\":false,\"error\":\"x\",\"path\":\"/\"}",
                "{\"success\":false,\"error\":\"x\",\"error\":\"y\"}",
                "{\"success\":false,\"error\":\"java.lang.IllegalStateException\"}",
                "{\"success\":false,\"error\":\"\u00ff\"}"
            })
    void any_other_body_is_a_fault(String body) {
        assertThat(Envelope.faults(answer(HEADERS, body))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-type", "x-request-id", "x-content-type-options"})
    void a_missing_header_is_a_fault(String name) {
        var headers = new HashMap<>(HEADERS);
        headers.remove(name);
        assertThat(Envelope.faults(answer(headers, GOOD))).hasSize(1);
    }

    @Test
    void another_type_or_two_ids_are_faults() {
        var html = new HashMap<>(HEADERS);
        html.put("content-type", "text/html");
        html.put("x-request-id", "a,b");
        assertThat(Envelope.faults(answer(html, GOOD))).hasSize(2);
    }
}
