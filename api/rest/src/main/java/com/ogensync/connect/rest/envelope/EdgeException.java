package com.ogensync.connect.rest.envelope;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** An answer other than success: a status, a sentence for a person, and the facts that travel in headers. */
public final class EdgeException extends RuntimeException {

    private final HttpStatus status;
    private final HttpHeaders headers = new HttpHeaders();

    private EdgeException(HttpStatus status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    /** An answer with that status. The sentence never repeats what the caller sent. */
    public static EdgeException of(HttpStatus status, String sentence) {
        return new EdgeException(status, sentence);
    }

    /** 400: the sentence names the field and the rule. */
    public static EdgeException badRequest(String sentence) {
        return of(HttpStatus.BAD_REQUEST, sentence);
    }

    /** 401: whoever calls has to show a better token. */
    public static EdgeException unauthorized(String sentence) {
        return of(HttpStatus.UNAUTHORIZED, sentence).with(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    /** 503: nothing was done, and it may be asked again after that time. */
    public static EdgeException unavailable(String sentence, int retryAfterSeconds) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, sentence).retryAfter(retryAfterSeconds);
    }

    /** The same with one more header. */
    public EdgeException with(String header, String value) {
        headers.set(header, value);
        return this;
    }

    /** The same with the time after which it may be asked again. */
    public EdgeException retryAfter(int seconds) {
        return with(HttpHeaders.RETRY_AFTER, Integer.toString(seconds));
    }

    /** The status of the answer. */
    public HttpStatus status() {
        return status;
    }

    /** What the answer says. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** What the answer says in headers. */
    public HttpHeaders headers() {
        return headers;
    }
}
