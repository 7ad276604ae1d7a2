package com.ogensync.connect.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import org.junit.jupiter.api.Test;

class CrossOriginTest {

    private static final String PAGE = "https://shop.example";

    @Test
    void pages_that_were_named_may_call_and_others_not() {
        try (var edge = Edge.start(new EdgeSettings().openTo(PAGE))) {
            var preflight = edge.send(
                    "OPTIONS",
                    "/api/send-message",
                    null,
                    null,
                    "Origin",
                    PAGE,
                    "Access-Control-Request-Method",
                    "POST");
            assertThat(preflight.status()).isEqualTo(200);
            assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
            assertThat(edge.get("/ping", null, "Origin", PAGE).header("Access-Control-Allow-Origin"))
                    .isEqualTo(PAGE);
            var refused = edge.get("/api/credits", null, "Origin", PAGE);
            refused.failedWith(401);
            assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
            edge.get("/ping", null, "Origin", "https://other.example").failedWith(403);
            edge.send(
                            "OPTIONS",
                            "/ping",
                            null,
                            null,
                            "Origin",
                            "https://other.example",
                            "Access-Control-Request-Method",
                            "GET")
                    .failedWith(403);
            assertThat(edge.get("/ping", null).status()).isEqualTo(200);
        }
    }

    @Test
    void without_the_setting_no_page_may_read_anything() {
        var reply = Edge.fresh().get("/ping", null, "Origin", PAGE);
        assertThat(reply.headers().map()).doesNotContainKey("access-control-allow-origin");
    }
}
