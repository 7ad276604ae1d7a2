package com.ogensync.connect.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** People with an account and a linked device, and what they ask. */
final class Callers {

    static final String SEND = "/api/send-message";
    private static final String MESSAGE =
            "{\"to\":\"918888888888\",\"message\":\"Hello, a message of ordinary length.\"}";
    /** Of the same length, and refused as soon as it was read: there is no "message" in it. */
    private static final String NO_MESSAGE = MESSAGE.replace("message\"", "massage\"");

    /** One of them; the requests are made once. */
    @SuppressWarnings("ArrayRecordComponent") // Bytes written to sockets as they are.
    record Caller(String account, String token, byte[] send, byte[] nothing, byte[] credits, byte[] activity) {}

    private static int made;

    private Callers() {}

    static List<Caller> register(int port, int count) throws IOException {
        var all = new ArrayList<Caller>();
        try (var http = new Http(port)) {
            for (var i = 0; i < count; i++) {
                all.add(caller(http, made++));
            }
        }
        return all;
    }

    private static Caller caller(Http http, int number) throws IOException {
        var phone = "9190%08d".formatted(number);
        var registered = http.call(Http.post(
                        "/api/register",
                        "",
                        "{\"name\":\"John Doe\",\"email\":\"caller%d@example.com\",\"phone\":\"919876543210\"}"
                                .formatted(number)))
                .expect(200)
                .body();
        var token = field(registered, "token");
        var code = field(
                http.call(Http.post("/api/session/pairing-code", token, "{\"phone\":\"" + phone + "\"}"))
                        .expect(200)
                        .body(),
                "code");
        http.call(Http.post("/sandbox/phone/code", "", "{\"code\":\"" + code + "\",\"phone\":\"" + phone + "\"}"))
                .expect(200);
        var status = Http.get("/api/session/status", token);
        for (var i = 0; !http.call(status).body().contains("\"connected\":true"); i++) {
            if (i > 500) {
                throw new IOException("The device was not linked");
            }
        }
        return new Caller(
                field(registered, "userId"),
                token,
                Http.post(SEND, token, MESSAGE),
                Http.post(SEND, token, NO_MESSAGE),
                Http.get("/api/credits", token),
                Http.get("/api/activity", token));
    }

    static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in the answer");
        }
        return found.group(1);
    }
}
