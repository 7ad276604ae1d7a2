package com.ogensync.connect.rest.sending;

import com.ogensync.connect.rest.envelope.EdgeException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/**
 * The idempotency key of a request: repeating the request with the same key has no further effect.
 *
 * @param text 1-255 printable ASCII characters
 */
public record IdempotencyKey(String text) {

    private static final String HEADER = "Idempotency-Key";
    private static final Pattern SHAPE = Pattern.compile("[ -~]{1,255}");

    /**
     * Returns the key in a request's headers, if there is one.
     *
     * @throws EdgeException 400 when there are several keys or the key is invalid
     */
    public static Optional<IdempotencyKey> in(HttpHeaders headers) {
        var keys = headers.getOrEmpty(HEADER);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !SHAPE.matcher(keys.getFirst()).matches()) {
            throw EdgeException.badRequest(HEADER + " must be given once, with 1-255 printable ASCII characters");
        }
        return Optional.of(new IdempotencyKey(keys.getFirst()));
    }
}
