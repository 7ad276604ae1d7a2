package com.ogensync.connect.rest.routing;

import com.ogensync.connect.rest.envelope.AnswerHeaders;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Failure;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Finds the controller before the security filter runs. An unknown path is 404 for every client; a wrong method is 405
 * only for clients that are authorized for the path. {@link PublicPaths} lose the security headers of data responses.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 40)
final class Routes implements WebFilter {

    private final RequestMappingHandlerMapping controllers;
    private final PublicPaths publicPaths;

    Routes(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping controllers,
            ObjectProvider<PublicPaths> publicPaths) {
        this.controllers = controllers;
        this.publicPaths = publicPaths.getIfAvailable(PublicPaths::new);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return controllers
                .getHandler(exchange)
                .map(handler ->
                        handler instanceof HandlerMethod method ? new Route(method, null, false) : Route.NO_CONTROLLER)
                .onErrorResume(ResponseStatusException.class, refusal -> Mono.just(new Route(null, refusal, false)))
                .switchIfEmpty(Mono.defer(() -> withoutController(exchange)))
                .flatMap(route -> {
                    route.rememberIn(exchange);
                    return chain.filter(exchange);
                });
    }

    private Mono<Route> withoutController(ServerWebExchange exchange) {
        var methods = publicPaths.methodsOf(exchange);
        if (methods.isPresent()) {
            AnswerHeaders.SECURITY.keySet().forEach(exchange.getResponse().getHeaders()::remove);
            return Mono.just(publicRoute(exchange.getRequest().getMethod(), methods.get()));
        }
        return Paths.isProtected(exchange)
                ? Mono.error(EdgeException.of(HttpStatus.NOT_FOUND, Failure.sentence(404)))
                : Mono.just(Route.NO_CONTROLLER);
    }

    private static Route publicRoute(HttpMethod method, Set<HttpMethod> allowed) {
        return new Route(null, allowed.contains(method) ? null : new MethodNotAllowedException(method, allowed), true);
    }
}
