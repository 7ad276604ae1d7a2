package com.ogensync.connect.reliability.attacks.inputs;

import java.util.Random;

/**
 * The route and the credentials of a request.
 *
 * @param token of an account with a device and coins; an invalid request must not cost it anything
 * @param poor a token of an account without a device
 */
record Target(Route route, String token, String poor, Random random) {

    /** Returns the request line and headers, without the empty line at the end. */
    String headOf(String method, String path, String... headers) {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (route.needsToken()) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        return head.toString();
    }

    String head(String... headers) {
        return headOf(route.method(), route.pathWith("3EB0A1B2C3D4E5F6A7B8C9"), headers);
    }

    /** Returns a complete request with this body. */
    String with(String body, String... headers) {
        return head(headers) + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    <T> T oneOf(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    String letters(int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }
}
