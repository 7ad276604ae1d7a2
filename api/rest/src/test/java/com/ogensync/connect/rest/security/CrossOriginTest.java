package com.ogensync.connect.rest.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.rest.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrossOriginTest {

    private static final String PAGE = "https://shop.example";
    private static final String OTHER = "https://other.example";
    private static final Edge EDGE =
            Edge.start(new EdgeSettings().openTo(PAGE, "http://localhost:8080").trusting("127.0.0.1"));

    @AfterAll
    static void stop() {
        EDGE.close();
    }

    private static Reply send(String bytes) throws IOException {
        try (var socket = new RawSocket(EDGE)) {
            return socket.send(bytes).reply();
        }
    }

    private static Reply ping(String headers) throws IOException {
        return send("GET /ping?a[]=b HTTP/1.1\r\n" + headers.replace("; ", "\r\n") + "\r\n\r\n");
    }

    @Test
    void pages_of_configured_origins_may_call_and_others_not() {
        var preflight = EDGE.send(
                "OPTIONS", "/api/send-message", null, null, "Origin", PAGE, "Access-Control-Request-Method", "POST");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        assertThat(EDGE.get("/ping", null, "Origin", PAGE).header("Access-Control-Allow-Origin"))
                .isEqualTo(PAGE);
        var refused = EDGE.get("/api/credits", null, "Origin", PAGE);
        refused.failedWith(401);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        EDGE.get("/ping", null, "Origin", OTHER).failedWith(403);
        EDGE.send("OPTIONS", "/ping", null, null, "Origin", OTHER, "Access-Control-Request-Method", "GET")
                .failedWith(403);
        assertThat(EDGE.get("/ping", null).status()).isEqualTo(200);
    }

    @Test
    void without_the_setting_no_page_may_read_anything() throws IOException {
        var edge = Edge.fresh();
        assertThat(edge.get("/ping", null, "Origin", PAGE).headers().map())
                .doesNotContainKey("access-control-allow-origin");
        try (var socket = new RawSocket(edge)) {
            var reply = socket.send("GET /a^b HTTP/1.1\r\nHost: x\r\nOrigin: " + PAGE + "\r\n\r\n")
                    .reply();
            assertThat(reply.headers().map()).doesNotContainKey("access-control-allow-origin");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: api.example.com; Origin: https://api.example.com; X-Forwarded-Proto: https",
                "Host: api.example.com; Origin: https://api.example.com; X-Forwarded-Proto: https; X-Forwarded-Port: 443",
                "Host: api.example.com; Origin: https://api.example.com:8443; X-Forwarded-Proto: https; X-Forwarded-Port: 8443",
                "Host: app:3000; Origin: https://api.example.com; X-Forwarded-Proto: https; X-Forwarded-Host: api.example.com",
                "Host: app_1:3000; Origin: https://api.example.com; X-Forwarded-Proto: https; X-Forwarded-Host: api.example.com",
                "Host: app:3000; Origin: http://api.example.com:81; X-Forwarded-Host: api.example.com:81",
                "Host: api.example.com; Origin: http://api.example.com",
                "Host: app_1:3000; Origin: https://shop.example",
                "Host: app_1:3000; Origin: https://shop.example; X-Forwarded-Proto: https",
                "Host: api.example.com; Origin: http://api.example.com; X-Forwarded-Proto: ",
            })
    void a_page_of_the_same_or_a_configured_origin_may_call_through_a_trusted_proxy(String headers) throws IOException {
        assertThat(ping(headers).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: api.example.com; Origin: https://api.example.com",
                "Host: api.example.com; Origin: http://api.example.com; X-Forwarded-Proto: https",
                "Host: api.example.com; Origin: https://api.example.com; X-Forwarded-Proto: https; X-Forwarded-Port: 8443",
                "Host: api.example.com; Origin: https://api.example.com; X-Forwarded-Proto: https; X-Forwarded-Host: other.example",
                "Host: api.example.com; Origin: https://other.example; Forwarded: proto=https;host=other.example",
            })
    void a_page_of_another_origin_may_not(String headers) throws IOException {
        ping(headers).failedWith(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Port: x", "Host: [::1", "Host: a b", "Host: a/b", "Proto: ht tp", "Host: \u00fc"})
    void an_unparsable_forwarded_header_of_a_trusted_proxy_is_400(String header) throws IOException {
        assertThat(ping("Host: api.example.com; Origin: https://api.example.com; X-Forwarded-" + header)
                        .failedWith(400))
                .startsWith("X-Forwarded-Proto");
        assertThat(ping("Host: api.example.com; X-Forwarded-" + header).status())
                .as("without Origin the header is not used")
                .isEqualTo(200);
    }

    @Test
    void forwarded_headers_of_untrusted_clients_are_ignored() {
        try (var edge = Edge.start(new EdgeSettings().openTo(PAGE))) {
            edge.get("/ping", null, "Origin", OTHER, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "other.example")
                    .failedWith(403);
            edge.get("/ping", null, "Origin", OTHER, "X-Forwarded-Port", "x").failedWith(403);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "413 | POST /api/register HTTP/1.1~Host: x~%s~Content-Type: application/json~Content-Length: 70000~~%B",
                "413 | POST /api/register HTTP/1.1~Host: x~%s~Content-Type: application/json~Content-Length: 9000000~~",
                "431 | GET /ping HTTP/1.1~Host: x~%s~Accept: */*~X-Long: %A~~",
                "400 | GET /a^b HTTP/1.1~Host: x~%s~~",
                "400 | GET /ping HTTP/1.1~Host: x~%s~Transfer-Encoding: gzip~~",
                "400 | GET //ping HTTP/1.1~Host: x~%s~~",
                "400 | POST /api/register HTTP/1.1~Host: x~%s~Content-Length: many~~",
                "401 | GET /api/credits HTTP/1.1~Host: x~%s~~",
                "404 | GET /api/nope HTTP/1.1~Host: x~%s~~",
                "405 | DELETE /ping HTTP/1.1~Host: x~%s~~",
                "415 | POST /api/register HTTP/1.1~Host: x~%s~Content-Length: 2~~{}",
            })
    void an_early_refusal_can_be_read_by_configured_origins_only(int status, String request) throws IOException {
        var bytes = request.replace("~", "\r\n").replace("%A", "a".repeat(9000)).replace("%B", "b".repeat(70_000));
        var reply = send(bytes.replace("%s", "Origin: " + PAGE));
        reply.failedWith(status);
        assertThat(reply.headers().allValues("Access-Control-Allow-Origin")).containsExactly(PAGE);
        assertThat(reply.header("Access-Control-Expose-Headers")).contains("X-Request-Id");
        assertThat(String.join(",", reply.headers().allValues("Vary"))).contains("Origin");
        assertThat(send(bytes.replace("%s", "Origin: " + OTHER)).headers().map())
                .doesNotContainKey("access-control-allow-origin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"431 | GET /ping HTTP/1.1~Host: x~X-Long: %A~", "414 | GET /ping?%A HTTP/1.1~Host: x~"})
    void a_refusal_of_a_head_that_ends_before_its_origin_can_be_read_by_all_origins(int status, String head)
            throws IOException {
        var reply = send(head.replace("~", "\r\n").replace("%A", "a".repeat(9000)) + "Origin: " + PAGE + "\r\n\r\n");
        reply.failedWith(status);
        assertThat(reply.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    }

    @Test
    void a_refusal_of_too_many_sends_has_cors_headers() {
        EDGE.world().busy(true);
        try {
            var refused = EDGE.post("/api/send-message", EDGE.caller(), "{}", "Origin", PAGE);
            refused.failedWith(503);
            assertThat(refused.header("Access-Control-Allow-Origin")).isEqualTo(PAGE);
        } finally {
            EDGE.world().busy(false);
        }
    }

    @Test
    void every_documented_or_set_response_header_is_exposed() throws IOException {
        var exposed = exposed();
        assertThat(exposed).contains("X-Due-At", "Allow");
        var documented = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        var api = EDGE.get("/openapi.json", null).json();
        api.findValues("headers").forEach(headers -> documented.addAll(headers.propertyNames()));
        assertThat(documented).contains("Location", "Retry-After", "X-Due-At", "X-Code-Expires-In");
        assertThat(exposed).containsAll(documented);
        assertThat(exposed).containsAll(headersInCode());
    }

    private static Set<String> exposed() {
        var exposed = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        var reply = EDGE.get("/ping", null, "Origin", PAGE);
        exposed.addAll(List.of(reply.header("Access-Control-Expose-Headers").split(", *", -1)));
        return exposed;
    }

    /** Returns the response header names in the edge's source code, without those of requests, proxies and browsers. */
    private static Set<String> headersInCode() throws IOException {
        var name = Pattern.compile("\"(X-[A-Za-z-]+|RateLimit[A-Za-z-]*|Idempotent-[A-Za-z-]+)\"");
        var ours = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                name.matcher(Files.readString(file)).results().forEach(it -> ours.add(it.group(1)));
            }
        }
        assertThat(ours).contains("X-Due-At", "X-Data-Stale", "RateLimit");
        ours.removeIf(it -> it.startsWith("X-Forwarded-"));
        ours.removeAll(Set.of("X-Content-Type-Options", "X-Frame-Options", "X-Accel-Buffering"));
        return ours;
    }
}
