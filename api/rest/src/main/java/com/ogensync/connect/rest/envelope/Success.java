package com.ogensync.connect.rest.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of an answer that went well; what it does not have is left out.
 *
 * @param success always true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Success<T>(
        boolean success, @Nullable String message, @Nullable T data) {

    /** Only data. */
    public static <T> Success<T> of(T data) {
        return new Success<>(true, null, data);
    }

    /** A sentence, and data. */
    public static <T> Success<T> of(String message, T data) {
        return new Success<>(true, message, data);
    }

    /** Only a sentence. */
    public static Success<Void> saying(String message) {
        return new Success<>(true, message, null);
    }

    /** Nothing but that it went well. */
    public static Success<Void> silent() {
        return new Success<>(true, null, null);
    }
}
