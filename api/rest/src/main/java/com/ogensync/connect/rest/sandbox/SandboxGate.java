package com.ogensync.connect.rest.sandbox;

import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Failure;
import com.ogensync.connect.rest.routing.Paths;
import com.ogensync.connect.rest.security.ClientAddresses;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Hides the sandbox where there is none, and keeps it to this machine where nobody said otherwise. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
final class SandboxGate implements WebFilter {

    private final ObjectProvider<SandboxWorld> world;
    private final ClientAddresses addresses;
    private final boolean remote;

    SandboxGate(ObjectProvider<SandboxWorld> world, ClientAddresses addresses, RestSettings settings) {
        this.world = world;
        this.addresses = addresses;
        remote = settings.sandboxRemote();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (Paths.isSandbox(exchange)) {
            if (world.getIfAvailable() == null) {
                return Mono.error(EdgeException.of(HttpStatus.NOT_FOUND, Failure.sentence(404)));
            }
            if (!remote && !addresses.isLoopback(exchange)) {
                return Mono.error(EdgeException.of(
                        HttpStatus.FORBIDDEN, "The sandbox answers this machine only, unless SANDBOX_REMOTE=true"));
            }
        }
        return chain.filter(exchange);
    }
}
