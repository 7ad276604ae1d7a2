package com.ogensync.connect.rest.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.rest.Reply;
import com.ogensync.connect.rest.TestSandbox;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxTest {

    private final Edge edge = Edge.fresh();

    private static String code(String code) {
        return "{\"code\":\"" + code + "\",\"phone\":\"" + TestSandbox.PHONE + "\"}";
    }

    @Test
    void the_phone_scans_the_current_code_only() {
        edge.post("/sandbox/phone/scan", null, code(TestSandbox.CODE)).succeededWith(200, "{\"success\":true}");
        edge.post("/sandbox/phone/scan", null, code("old")).failedWith(400);
    }

    @Test
    void the_phone_accepts_the_current_pairing_code_only() {
        edge.post("/sandbox/phone/code", null, code(TestSandbox.PAIRING_CODE)).succeededWith(200, "{\"success\":true}");
        edge.post("/sandbox/phone/code", null, code("AAAA-AAAA")).failedWith(400);
    }

    @Test
    void the_phone_unlinks_its_device() {
        edge.post("/sandbox/phone/unlink", null, "{\"phone\":\"919876543210\"}")
                .succeededWith(200, "{\"success\":true}");
        edge.post("/sandbox/phone/unlink", null, "{\"phone\":\"918888888888\"}").failedWith(400);
    }

    @Test
    void a_contact_writes_to_the_phone() {
        var body = "{\"phone\":\"%s\",\"from\":\"919000000001\",\"text\":\"Hi\"}";
        edge.post("/sandbox/phone/write", null, body.formatted("919876543210"))
                .succeededWith(200, "{\"success\":true}");
        edge.post("/sandbox/phone/write", null, body.formatted("918888888888")).failedWith(400);
        var blank = body.formatted("919876543210").replace("Hi", " ");
        assertThat(edge.post("/sandbox/phone/write", null, blank).failedWith(400))
                .isEqualTo("text must have 1-4096 characters");
    }

    @Test
    void the_network_is_switched_off_and_on() {
        edge.sandbox().network().clear();
        edge.post("/sandbox/network", null, "{\"up\":false}").succeededWith(200, "{\"success\":true}");
        edge.post("/sandbox/network", null, "{\"up\":true}").succeededWith(200, "{\"success\":true}");
        assertThat(edge.sandbox().network()).containsExactly(false, true);
        edge.post("/sandbox/network", null, "{\"up\":\"false\"}").failedWith(400);
    }

    @Test
    void delivered_messages_are_a_plain_list() {
        edge.get("/sandbox/messages?to=918888888888", null)
                .succeededWith(
                        200,
                        "[{\"messageId\":\"3EB0AA\",\"from\":\"919876543210\",\"to\":\"918888888888\",\"text\":\"Hi \u2713\","
                                + "\"at\":\"2026-01-02T03:04:05.600Z\",\"copies\":1}]");
        edge.get("/sandbox/messages", null).failedWith(400);
        edge.get("/sandbox/messages?to=x", null).failedWith(400);
    }

    @Test
    void numbers_are_accepted_as_whatsapp_shows_them() {
        var mexican = "{\"code\":\"" + TestSandbox.CODE + "\",\"phone\":\"5215512345678\"}";
        edge.post("/sandbox/phone/scan", null, mexican).succeededWith(200, "{\"success\":true}");
        var body = "{\"phone\":\"919876543210\",\"from\":\"%s\",\"text\":\"Hi\"}";
        edge.post("/sandbox/phone/write", null, body.formatted("5215512345678"))
                .succeededWith(200, "{\"success\":true}");
        assertThat(edge.post("/sandbox/phone/write", null, body.formatted("00919000000001"))
                        .failedWith(400))
                .startsWith("from must be digits, country code first");
        assertThat(edge.get("/sandbox/messages?to=00918888888888", null).failedWith(400))
                .startsWith("to must be digits, country code first");
    }

    @ParameterizedTest
    @CsvSource({
        "/sandbox/phone/scan",
        "/sandbox/phone/code",
        "/sandbox/phone/unlink",
        "/sandbox/phone/write",
        "/sandbox/network"
    })
    void a_body_is_required(String path) {
        edge.post(path, null, "{}").failedWith(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sandbox/messages?to=918888888888", "/%73andbox/messages?to=918888888888"})
    void a_header_that_proxies_add_is_403(String path) {
        for (var added : List.of(
                "Forwarded",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Server",
                "X-Original-Forwarded-For",
                "X-Original-Host",
                "X-Real-IP",
                "x-client-ip",
                "X-Cluster-Client-IP",
                "True-Client-IP",
                "Fastly-Client-IP",
                "CF-Connecting-IP",
                "CF-Ray",
                "CDN-Loop",
                "X-Envoy-External-Address",
                "X-Amzn-Trace-Id",
                "Via")) {
            assertThat(edge.get(path, null, added, "127.0.0.1").failedWith(403))
                    .as(added)
                    .contains("proxy", "SANDBOX_REMOTE");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:3000", "127.0.0.1", "127.0.0.1:80", "[::1]", "[::1]:3000"})
    void the_host_names_of_this_machine_are_accepted(String host) throws IOException {
        assertThat(send("HTTP/1.1\r\nHost: " + host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1\r\nHost: api.example.com",
                "HTTP/1.1\r\nHost: localhost.example.com",
                "HTTP/1.1\r\nHost: localhost.",
                "HTTP/1.1\r\nHost: 127.0.0.1.nip.io:3000",
                "HTTP/1.1\r\nHost: 192.168.1.2",
                "HTTP/1.1\r\nHost: ",
                "HTTP/1.0",
                "HTTP/1.0\r\nHost: 127.0.0.1:3000\r\nConnection: close",
            })
    void other_host_names_and_http_1_0_are_403(String request) throws IOException {
        assertThat(send(request).failedWith(403)).contains("SANDBOX_REMOTE");
    }

    private Reply send(String versionAndHeaders) throws IOException {
        try (var socket = new RawSocket(edge)) {
            return socket.send("GET /sandbox/messages?to=918888888888 " + versionAndHeaders + "\r\n\r\n")
                    .reply();
        }
    }

    @Test
    void with_sandbox_remote_other_host_names_and_proxies_are_accepted() throws IOException {
        try (var open = Edge.start(new EdgeSettings().sandboxRemote());
                var socket = new RawSocket(open)) {
            var request = "GET /sandbox/messages?to=918888888888 HTTP/1.1\r\nHost: api.example.com\r\nVia: x\r\n\r\n";
            assertThat(socket.send(request).reply().status()).isEqualTo(200);
        }
    }

    @Test
    void without_a_sandbox_its_paths_are_404() {
        try (var real = Edge.startWithoutSandbox()) {
            real.get("/sandbox/messages?to=918888888888", null).failedWith(404);
            real.get("/sandbox/network", null).failedWith(404);
            real.post("/sandbox/phone/scan", null, code(TestSandbox.CODE)).failedWith(404);
            assertThat(real.get("/ping", null).status()).isEqualTo(200);
        }
    }
}
