package com.ogensync.connect.rest.envelope;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import tools.jackson.core.io.JsonStringEncoder;

/** The envelope of an answer that did not go well: {@code {"success":false,"error":"…"}}. */
public final class Failure {

    private Failure() {}

    /** Its bytes, in UTF-8. */
    public static byte[] json(String sentence) {
        var quoted = new String(JsonStringEncoder.getInstance().quoteAsCharArray(sentence));
        return ("{\"success\":false,\"error\":\"" + quoted + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** What is said about a status when nobody knows more. */
    public static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request is malformed";
            case 401 -> "A valid token is needed: Authorization: Bearer <token>";
            case 403 -> "This is not allowed";
            case 404 -> "There is nothing at this path";
            case 405 -> "This method is not allowed here; the header Allow names those that are";
            case 406 -> "The header Accept does not take what this answers in";
            case 408 -> "The request took too long to arrive";
            case 413 -> "The body is larger than 64 KiB";
            case 414 -> "The request line is longer than 8 KiB";
            case 415 -> "The body must be application/json in UTF-8";
            case 417 -> "The expectation cannot be met";
            case 431 -> "The headers are larger than 8 KiB";
            default -> nameOf(status);
        };
    }

    private static String nameOf(int status) {
        var known = HttpStatus.resolve(status);
        return known == null ? "The request failed" : known.getReasonPhrase();
    }
}
