package com.ogensync.connect.rest.envelope;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import tools.jackson.core.io.JsonStringEncoder;

/** The envelope of an error response: {@code {"success":false,"error":"…"}}. */
public final class Failure {

    private Failure() {}

    /** Returns the envelope in UTF-8. */
    public static byte[] json(String sentence) {
        var quoted = new String(JsonStringEncoder.getInstance().quoteAsCharArray(sentence));
        return ("{\"success\":false,\"error\":\"" + quoted + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the default sentence of a status. */
    public static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request is malformed";
            case 401 -> "A valid token is required: Authorization: Bearer <token>";
            case 403 -> "Access denied";
            case 404 -> "No resource exists at this path";
            case 405 -> "Method not allowed; the Allow header lists the allowed methods";
            case 406 -> "The Accept header excludes the media type of this response";
            case 408 -> "The request did not arrive in time";
            case 413 -> "The body is larger than 64 KiB";
            case 414 -> "The request line is longer than 8 KiB";
            case 415 -> "The body must be application/json in UTF-8";
            case 417 -> "The expectation of the Expect header cannot be met";
            case 431 -> "The headers are larger than 8 KiB";
            default -> nameOf(status);
        };
    }

    private static String nameOf(int status) {
        var known = HttpStatus.resolve(status);
        return known == null ? "The request failed" : known.getReasonPhrase();
    }
}
