package com.ogensync.connect.reliability.attacks.secrets;

import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.attacks.wire.KeptWire;
import com.ogensync.connect.reliability.attacks.wire.Wire;
import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.QrPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A complete account lifecycle in which all personal data and secrets are known. */
final class Life {

    private static final String MISSING = "10000000404";
    private static final String RESTRICTED = "10000000463";
    private static final String NEVER = "10000000408";

    private final ChildApp app;
    private final Canaries canaries;
    private final StringBuilder errors = new StringBuilder();
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final String name = "Canaria " + mark;
    private final String email = "canary." + mark + "@example.org";
    private final String phone;
    private final String to;
    private final String text = "a secret text of " + mark;
    private final String key = "canary-key-" + mark;
    private String token = "";
    private String qr = "";

    /** Creates a lifecycle with unique numbers. */
    Life(ChildApp app, Canaries canaries, String phone, String to) {
        this.app = app;
        this.canaries = canaries;
        this.phone = phone;
        this.to = to;
        canaries.add("name", name);
        canaries.add("email", email);
        canaries.add("phone", phone);
        canaries.add("recipient", to);
        canaries.add("text", text);
        canaries.add("key", key);
    }

    /** Returns bodies and headers of all responses that are not a success. */
    String errors() {
        return errors.toString();
    }

    void begins() {
        var person = "{\"name\":\"%s\",\"email\":\"%s\",\"phone\":\"%s\"}".formatted(name, email, phone);
        var registered = asked("POST", "/api/register", person);
        known(registered.json().at("/data/token").asString());
        asked("POST", "/api/register", person);
        var picture = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> asked("GET", "/api/session/qr", null),
                        it -> it.text().contains("qr_ready"));
        qr = QrPicture.text(picture.json().path("qr").asString());
        canaries.add("QR text", qr);
        asked("POST", "/sandbox/phone/scan", "{\"code\":\"%sx\",\"phone\":\"%s\"}".formatted(qr, phone));
        var code = asked("POST", "/api/session/pairing-code", "{\"phone\":\"%s\"}".formatted(phone))
                .json()
                .at("/data/code")
                .asString();
        canaries.add("pairing code", code);
        asked("POST", "/sandbox/phone/code", "{\"code\":\"%s\",\"phone\":\"%s\"}".formatted("WRONG" + code, phone));
        asked("POST", "/sandbox/phone/code", "{\"code\":\"%s\",\"phone\":\"%s\"}".formatted(code, phone));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> asked("GET", "/api/session/status", null).text().contains("\"connected\":true"));
    }

    void sends() {
        for (var recipient : List.of(to, MISSING, RESTRICTED)) {
            send(recipient, "X-Try: " + recipient);
        }
        send(to, "Idempotency-Key: " + key);
        send(to, "Idempotency-Key: " + key);
        send(MISSING, "Idempotency-Key: " + key);
        for (var list : List.of("account", "messages", "activity", "credits/ledger", "metrics")) {
            asked("GET", "/api/" + list, null);
        }
        known(asked("POST", "/api/token/regenerate", null)
                .json()
                .at("/data/token")
                .asString());
    }

    /** Sends every secret in places where it does not belong. */
    void errs() {
        for (var secret : List.of(token, text, email, phone, to, qr, name, key)) {
            var inPath = secret.replace(' ', '+').replaceAll("[^A-Za-z0-9+@.,_-]", "");
            asked("GET", "/api/messages/" + inPath, null);
            asked("GET", "/nowhere/" + inPath, null);
            asked("GET", "/api/activity?cursor=" + inPath + "&type=" + inPath, null);
            asked("GET", "/api/messages?to=" + inPath, null);
            asked("GET", "/api/credits?at=" + inPath, null, "Last-Event-ID: " + secret);
            asked("GET", "/api/events", null, "Last-Event-ID: " + secret, "User-Agent: " + secret);
            asked("GET", "/api/credits", null, "Authorization: Bearer " + secret, "Cookie: a=" + secret);
            asked("POST", "/api/send-message", "{\"to\":\"" + secret + "\",\"message\":\"" + secret);
            asked("POST", "/api/register", "{\"name\":7,\"email\":\"" + secret + "\"}", "Origin: " + secret);
            asked("POST", "/api/send-message", secret, "Content-Encoding: " + secret);
            raw("GET /" + secret + " HTTP/1.1\r\nHost: " + secret + "\r\n" + secret + "\r\n\r\n");
            raw(inPath + " / HTTP/1.1\r\nHost: x\r\n\r\n");
            raw("POST /api/register HTTP/1.1\r\nHost: x\r\nContent-Length: " + secret + "\r\n\r\n");
        }
    }

    /** Kills the database and sends until it is back. */
    void suffers() {
        app.database().kill9();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> send(to, "X-Try: again").status() == 200);
    }

    void ends() {
        send(NEVER, "X-Try: never");
        asked("POST", "/sandbox/network", "{\"up\":false}");
        asked("POST", "/sandbox/network", "{\"up\":true}");
        asked("POST", "/sandbox/phone/unlink", "{\"phone\":\"%s\"}".formatted(phone));
        send(to, "X-Try: unlinked");
        asked("DELETE", "/api/session", null);
    }

    private WireAnswer send(String recipient, String header) {
        return asked(
                "POST", "/api/send-message", "{\"to\":\"%s\",\"message\":\"%s\"}".formatted(recipient, text), header);
    }

    private void known(String another) {
        token = another;
        canaries.add("token", token);
        canaries.add("signature", token.substring(token.lastIndexOf('.') + 1));
    }

    private WireAnswer asked(String method, String path, @Nullable String json, String... headers) {
        try (var wire = new KeptWire(app.port())) {
            return noted(wire.ask(method, path, path.startsWith("/api/register") ? null : token, json, headers));
        }
    }

    private void raw(String bytes) {
        try (var wire = new Wire(app.port(), Duration.ofSeconds(20))) {
            wire.send(bytes).answer(false).ifPresent(this::noted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WireAnswer noted(WireAnswer answer) {
        if (answer.status() >= 300) {
            errors.append(answer.headers()).append(answer.text()).append('\n');
        }
        return answer;
    }
}
