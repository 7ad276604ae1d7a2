package com.ogensync.connect.rest.envelope;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** An error response: status, a sentence for people, and headers. */
public final class EdgeException extends RuntimeException {

    private final HttpStatus status;
    private final HttpHeaders headers = new HttpHeaders();

    private EdgeException(HttpStatus status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** Returns a response with this status. The sentence must not repeat input of the caller. */
    public static EdgeException of(HttpStatus status, String sentence) {
        return new EdgeException(status, sentence);
    }

    /** Returns a 400. The sentence names the field and the rule. */
    public static EdgeException badRequest(String sentence) {
        return of(HttpStatus.BAD_REQUEST, sentence);
    }

    /** Returns a 401, which asks for another token. */
    public static EdgeException unauthorized(String sentence) {
        return of(HttpStatus.UNAUTHORIZED, sentence).with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    /** Returns a 503: nothing was done, and the request may be repeated after {@code retryAfterSeconds}. */
    public static EdgeException unavailable(String sentence, int retryAfterSeconds) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, sentence).retryAfter(retryAfterSeconds);
    }

    /** Sets a header of the response. */
    public EdgeException with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    /** Sets {@code Retry-After}. */
    public EdgeException retryAfter(int seconds) {
        return with(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
    }

    /** Returns the status of the response. */
    public HttpStatus status() {
        return status;
    }

    /** Returns the sentence of the response. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** Returns the headers of the response. */
    public HttpHeaders headers() {
        return headers;
    }
}
