package com.ogensync.connect.rest.dispatch;

import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/** Builds responses from projection views. */
public final class Views {

    private static final String STALE = "X-Data-Stale";

    private Views() {}

    /**
     * Returns 200 with the view, and {@code X-Data-Stale: true} if the projection lags; 503 if it lags and has no view
     * yet.
     *
     * @param unknown the view of an account without a projected event
     */
    public static <T, R> ResponseEntity<Success<R>> show(Answer<T> answer, T unknown, Function<T, R> shown) {
        var view = answer.view();
        return respond(answer, shown.apply(view == null ? unlessStale(answer, unknown) : view));
    }

    /**
     * Returns 200 with the view, and {@code X-Data-Stale: true} if the projection lags; 503 if it lags and has no view
     * yet.
     *
     * @param absent the error for an object that does not exist
     */
    public static <T, R> ResponseEntity<Success<R>> find(
            Answer<T> answer, Supplier<EdgeException> absent, Function<T, R> shown) {
        var view = answer.view();
        if (view == null) {
            throw unlessStale(answer, absent).get();
        }
        return respond(answer, shown.apply(view));
    }

    private static <V> V unlessStale(Answer<?> answer, V fallback) {
        if (answer.stale()) {
            throw EdgeException.unavailable("The data is not ready yet", 1);
        }
        return fallback;
    }

    private static <R> ResponseEntity<Success<R>> respond(Answer<?> answer, R data) {
        var response = ResponseEntity.ok();
        if (answer.stale()) {
            response.header(STALE, "true");
        }
        return response.body(Success.of(data));
    }
}
