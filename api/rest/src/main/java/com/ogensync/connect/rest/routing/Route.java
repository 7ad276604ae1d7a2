package com.ogensync.connect.rest.routing;

import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * Where a request goes.
 *
 * @param handler the controller's method; null for pages and other things that are no controllers
 * @param refusal what is wrong with its method or media types, to be said when it is known that the caller may ask
 */
public record Route(
        @Nullable HandlerMethod handler, @Nullable Throwable refusal) {

    static final Route ELSEWHERE = new Route(null, null);
    private static final String ATTRIBUTE = Route.class.getName();

    /** The route that was found for a request. */
    public static Route of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) instanceof Route route ? route : ELSEWHERE;
    }

    /** What its method is annotated with, if it is. */
    public <A extends Annotation> @Nullable A annotation(Class<A> type) {
        return handler == null ? null : handler.getMethodAnnotation(type);
    }

    void rememberIn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
