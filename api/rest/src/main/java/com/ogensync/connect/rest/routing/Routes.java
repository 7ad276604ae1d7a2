package com.ogensync.connect.rest.routing;

import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Failure;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Finds the controller before the security filter runs. An unknown path is 404 for every client; a wrong method is 405
 * only for clients that are authorized for the path.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class Routes implements WebFilter {

    private final RequestMappingHandlerMapping controllers;

    Routes(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers) {
        this.controllers = controllers;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return controllers
                .getHandler(exchange)
                .map(handler -> handler instanceof HandlerMethod method ? new Route(method, null) : Route.NO_CONTROLLER)
                .onErrorResume(ResponseStatusException.class, refusal -> Mono.just(new Route(null, refusal)))
                .switchIfEmpty(Mono.defer(() -> unknown(exchange)))
                .flatMap(route -> {
                    route.rememberIn(exchange);
                    return chain.filter(exchange);
                });
    }

    private static Mono<Route> unknown(ServerWebExchange exchange) {
        return Paths.isProtected(exchange)
                ? Mono.error(EdgeException.of(HttpStatus.NOT_FOUND, Failure.sentence(404)))
                : Mono.just(Route.NO_CONTROLLER);
    }
}
