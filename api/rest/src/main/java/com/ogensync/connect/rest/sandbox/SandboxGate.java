package com.ogensync.connect.rest.sandbox;

import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Failure;
import com.ogensync.connect.rest.origin.ClientAddresses;
import com.ogensync.connect.rest.routing.Paths;
import io.netty.handler.codec.http.HttpVersion;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/**
 * Answers 404 without a sandbox, and restricts it to this machine unless SANDBOX_REMOTE=true. A proxy on this machine
 * connects from loopback as well, so requests with signs of a proxy are refused: a header that proxies add, a Host that
 * does not name this machine (which includes a rebound DNS name), or HTTP/1.0, the default of most nginx versions.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class SandboxGate implements WebFilter {

    /** Forwarded, X-Forwarded-*, Via, X-Real-IP, True-Client-IP, CF-Connecting-IP and others of their kind. */
    private static final Pattern ADDED_BY_PROXIES = Pattern.compile(
            "(x-|x-original-)?forwarded(-.+)?|via|cdn-loop|.+-ip|(cf|x-real|x-original|x-envoy|x-azure|x-amzn)-.+",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern THIS_MACHINE =
            Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

    private final ObjectProvider<SandboxWorld> world;
    private final boolean remote;

    SandboxGate(ObjectProvider<SandboxWorld> world, RestSettings settings) {
        this.world = world;
        remote = settings.sandboxRemote();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (Paths.isSandbox(exchange)) {
            if (world.getIfAvailable() == null) {
                return Mono.error(EdgeException.of(HttpStatus.NOT_FOUND, Failure.sentence(404)));
            }
            if (!remote) {
                requireLocal(exchange);
            }
        }
        return chain.filter(exchange);
    }

    private static void requireLocal(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        if (!ClientAddresses.isFromLoopback(exchange)) {
            throw forbidden("The sandbox accepts requests from this machine only");
        }
        if (isHttp10(exchange.getRequest())
                || headers.headerNames().stream()
                        .anyMatch(name -> ADDED_BY_PROXIES.matcher(name).matches())) {
            throw forbidden("The sandbox accepts no requests through a proxy");
        }
        var hosts = headers.getOrEmpty(HttpHeaders.HOST);
        if (hosts.size() != 1 || !THIS_MACHINE.matcher(hosts.getFirst()).matches()) {
            throw forbidden("Host must be localhost, 127.0.0.1 or [::1] for the sandbox");
        }
    }

    private static boolean isHttp10(ServerHttpRequest request) {
        HttpServerRequest received = ServerHttpRequestDecorator.getNativeRequest(request);
        return received.version().equals(HttpVersion.HTTP_1_0);
    }

    private static EdgeException forbidden(String sentence) {
        return EdgeException.of(HttpStatus.FORBIDDEN, sentence + ", unless SANDBOX_REMOTE=true");
    }
}
