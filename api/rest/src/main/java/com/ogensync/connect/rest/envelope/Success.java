package com.ogensync.connect.rest.envelope;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of a successful response. Null members are omitted.
 *
 * @param success always true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Success<T>(
        boolean success, @Nullable String message, @Nullable T data) {

    /** Returns an envelope with data. */
    public static <T> Success<T> of(T data) {
        return new Success<>(true, null, data);
    }

    /** Returns an envelope with a message and data. */
    public static <T> Success<T> of(String message, T data) {
        return new Success<>(true, message, data);
    }

    /** Returns an envelope with a message. */
    public static Success<Void> saying(String message) {
        return new Success<>(true, message, null);
    }

    /** Returns an envelope without message and data. */
    public static Success<Void> silent() {
        return new Success<>(true, null, null);
    }
}
