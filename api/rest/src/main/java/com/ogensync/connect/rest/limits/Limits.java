package com.ogensync.connect.rest.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.routing.Route;
import com.ogensync.connect.rest.security.CallerArguments;
import com.ogensync.connect.rest.security.ClientAddresses;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** After security, and before anybody reads the body: first whether the method is right, then the limit. */
@Component
@Order(0)
final class Limits implements WebFilter {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final Map<Policy, Cycles> cycles = new EnumMap<>(Policy.class);
    private final ClientAddresses addresses;

    Limits(RestSettings settings, ClientAddresses addresses, ObjectProvider<Ticker> ticker) {
        this.addresses = addresses;
        var time = ticker.getIfAvailable(Ticker::systemTicker);
        cycles.put(Policy.SENDS, new Cycles(settings.rateLimitPerMinute(), time));
        cycles.put(Policy.READS, new Cycles(settings.readLimitPerMinute(), time));
        cycles.put(Policy.REGISTRATIONS, new Cycles(settings.registrationLimitPerMinute(), time));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var route = Route.of(exchange);
        if (route.refusal() != null) {
            return Mono.error(route.refusal());
        }
        var limited = route.annotation(Limited.class);
        if (limited != null && limited.value() == Policy.REGISTRATIONS) {
            return take(exchange, chain, Policy.REGISTRATIONS, networkOf(addresses.of(exchange)));
        }
        return CallerArguments.of(exchange)
                .map(caller -> caller.account().uuid().toString())
                .defaultIfEmpty("")
                .flatMap(account -> account.isEmpty()
                        ? chain.filter(exchange)
                        : take(exchange, chain, limited == null ? Policy.READS : limited.value(), account));
    }

    private Mono<Void> take(ServerWebExchange exchange, WebFilterChain chain, Policy policy, String key) {
        var limit = cycles.get(policy);
        if (limit == null) {
            throw new IllegalStateException("Every policy has a limit");
        }
        var quota = limit.take(key);
        var name = '"' + policy.text() + '"';
        var headers = exchange.getResponse().getHeaders();
        headers.set("RateLimit-Policy", name + ";q=" + limit.limit() + ";w=" + Cycles.PERIOD.toSeconds());
        headers.set("RateLimit", name + ";r=" + quota.remaining() + ";t=" + quota.resetSeconds());
        return quota.granted() ? chain.filter(exchange) : Mono.error(exceeded(quota.resetSeconds()));
    }

    private static EdgeException exceeded(int seconds) {
        return EdgeException.of(
                        HttpStatus.TOO_MANY_REQUESTS, "Rate limit exceeded. Try again in " + seconds + " seconds.")
                .retryAfter(seconds);
    }

    /** Whoever has an IPv6 address has 2^64 of them. */
    private static String networkOf(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                : address.getHostAddress();
    }
}
