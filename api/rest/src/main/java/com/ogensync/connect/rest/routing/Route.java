package com.ogensync.connect.rest.routing;

import java.lang.annotation.Annotation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;

/**
 * The route of a request.
 *
 * @param handler the controller method; null for pages and other handlers
 * @param refusal the error for a wrong HTTP method or media type, which is answered after authorization
 * @param isPublic whether the path is one of {@link PublicPaths}
 */
public record Route(
        @Nullable HandlerMethod handler, @Nullable Throwable refusal, boolean isPublic) {

    static final Route NO_CONTROLLER = new Route(null, null, false);
    private static final String ATTRIBUTE = Route.class.getName();

    /** Returns the route that was found for a request. */
    public static Route of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE) instanceof Route route ? route : NO_CONTROLLER;
    }

    /** Returns the annotation of the controller method; null without one. */
    public <A extends Annotation> @Nullable A annotation(Class<A> type) {
        return handler == null ? null : handler.getMethodAnnotation(type);
    }

    void rememberIn(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
