package com.ogensync.connect.rest.dispatch;

import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.http.ResponseEntity;

/** Shows what projections say. */
public final class Views {

    private static final String STALE = "X-Data-Stale";

    private Views() {}

    /**
     * 200 with the view, marked when it may be old; 503 when all that is known is that the projection is behind.
     *
     * @param unknown what an account has of which the projection never heard
     */
    public static <T, R> ResponseEntity<Success<R>> show(Answer<T> answer, T unknown, Function<T, R> shown) {
        var view = answer.view();
        return respond(answer, shown.apply(view == null ? known(answer, unknown) : view));
    }

    /**
     * 200 with the view, marked when it may be old; 503 when all that is known is that the projection is behind.
     *
     * @param absent what is answered about a thing that is not there
     */
    public static <T, R> ResponseEntity<Success<R>> find(
            Answer<T> answer, Supplier<EdgeException> absent, Function<T, R> shown) {
        var view = answer.view();
        if (view == null) {
            throw known(answer, absent).get();
        }
        return respond(answer, shown.apply(view));
    }

    private static <V> V known(Answer<?> answer, V otherwise) {
        if (answer.stale()) {
            throw EdgeException.unavailable("The data is not ready yet", 1);
        }
        return otherwise;
    }

    private static <R> ResponseEntity<Success<R>> respond(Answer<?> answer, R data) {
        var response = ResponseEntity.ok();
        if (answer.stale()) {
            response.header(STALE, "true");
        }
        return response.body(Success.of(data));
    }
}
