package com.ogensync.connect.rest.security;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.rest.envelope.AnswerHeaders;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Resolves controller arguments of types {@link Caller}, {@link OperatorCaller} and {@link RequestId}. */
public final class CallerArguments implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        var type = parameter.getParameterType();
        return type == Caller.class || type == OperatorCaller.class || type == RequestId.class;
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        var type = parameter.getParameterType();
        return type == RequestId.class
                ? Mono.just(AnswerHeaders.requestId(exchange))
                : holder(exchange)
                        .filter(type::isInstance)
                        .cast(Object.class)
                        .switchIfEmpty(Mono.error(TokenReader::invalid));
    }

    /** Returns the authenticated holder of the token; empty on paths without a token. */
    public static Mono<TokenHolder> holder(ServerWebExchange exchange) {
        return exchange.getPrincipal().ofType(CallerAuthentication.class).map(CallerAuthentication::getPrincipal);
    }
}
