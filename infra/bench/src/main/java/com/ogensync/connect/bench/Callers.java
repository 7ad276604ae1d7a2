package com.ogensync.connect.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Accounts with a linked device, and their requests. */
final class Callers {

    static final String SEND = "/api/send-message";
    private static final String RECIPIENT = "918888888888";

    /** A body of the same length without "message", which is refused after parsing. */
    private static final String NO_MESSAGE = message(RECIPIENT).replace("message\"", "massage\"");

    /** An account with its prepared requests. */
    @SuppressWarnings("ArrayRecordComponent") // The bytes are written to sockets unchanged.
    record Caller(String account, String token, byte[] send, byte[] noOp, byte[] credits, byte[] activity) {}

    private static int registered;

    private Callers() {}

    static List<Caller> register(int port, int count) throws IOException {
        return register(port, count, Phones.SANDBOX);
    }

    /** Registers accounts and links each to one of these phones. */
    static List<Caller> register(int port, int count, Phones phones) throws IOException {
        var all = new ArrayList<Caller>();
        try (var http = new Http(port)) {
            for (var i = 0; i < count; i++) {
                all.add(register(http, registered++, port, phones));
            }
        }
        return all;
    }

    private static Caller register(Http http, int number, int port, Phones phones) throws IOException {
        var phone = "9190%08d".formatted(number);
        var registration = http.call(Http.post(
                        "/api/register",
                        "",
                        "{\"name\":\"John Doe\",\"email\":\"caller%d@example.com\",\"phone\":\"919876543210\"}"
                                .formatted(number)))
                .expect(200)
                .body();
        var token = field(registration, "token");
        var code = field(
                http.call(Http.post("/api/session/pairing-code", token, "{\"phone\":\"" + phone + "\"}"))
                        .expect(200)
                        .body(),
                "code");
        phones.typeCode(port, code, phone);
        var status = Http.get("/api/session/status", token);
        for (var i = 0; !http.call(status).body().contains("\"connected\":true"); i++) {
            if (i > 500) {
                throw new IOException("The device was not linked");
            }
        }
        return new Caller(
                field(registration, "userId"),
                token,
                sendTo(token, RECIPIENT),
                Http.post(SEND, token, NO_MESSAGE),
                Http.get("/api/credits", token),
                Http.get("/api/activity", token));
    }

    /** Returns the request that sends a message to this number. */
    static byte[] sendTo(String token, String to) {
        return Http.post(SEND, token, message(to));
    }

    private static String message(String to) {
        return "{\"to\":\"" + to + "\",\"message\":\"Hello, a message of ordinary length.\"}";
    }

    static String field(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in the answer");
        }
        return found.group(1);
    }
}
