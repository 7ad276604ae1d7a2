package com.ogensync.connect.rest.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.origin.ClientAddresses;
import com.ogensync.connect.rest.routing.Route;
import com.ogensync.connect.rest.security.Caller;
import com.ogensync.connect.rest.security.CallerArguments;
import com.ogensync.connect.rest.security.OperatorCaller;
import com.ogensync.connect.rest.security.TokenHolder;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Checks the HTTP method, then the rate limit. Runs after security and before the body is read. */
@Component
@Order(0)
final class Limits implements WebFilter {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final Map<Policy, WindowedLimiter> limiters = new EnumMap<>(Policy.class);
    private final ClientAddresses addresses;

    Limits(RestSettings settings, ClientAddresses addresses, ObjectProvider<Ticker> ticker) {
        this.addresses = addresses;
        var time = ticker.getIfAvailable(Ticker::systemTicker);
        limiters.put(Policy.SENDS, new WindowedLimiter(settings.limits().sendsPerMinute(), time));
        limiters.put(Policy.READS, new WindowedLimiter(settings.limits().readsPerMinute(), time));
        limiters.put(Policy.OPERATIONS, new WindowedLimiter(settings.limits().readsPerMinute(), time));
        limiters.put(Policy.REGISTRATIONS, new WindowedLimiter(settings.limits().registrationsPerMinute(), time));
    }

    /** The policy and the key under which a request is counted. */
    private record Usage(Policy policy, String key) {

        static Usage of(TokenHolder holder, @Nullable Limited limited) {
            return switch (holder) {
                case Caller caller ->
                    new Usage(
                            limited == null ? Policy.READS : limited.value(),
                            caller.account().uuid().toString());
                case OperatorCaller operator ->
                    new Usage(Policy.OPERATIONS, operator.id().value());
            };
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var route = Route.of(exchange);
        if (route.refusal() != null) {
            return Mono.error(route.refusal());
        }
        var limited = route.annotation(Limited.class);
        if (limited != null && limited.value() == Policy.REGISTRATIONS) {
            return take(exchange, chain, new Usage(Policy.REGISTRATIONS, networkOf(addresses.of(exchange))));
        }
        return CallerArguments.holder(exchange)
                .map(holder -> Usage.of(holder, limited))
                .singleOptional()
                .flatMap(usage -> usage.map(it -> take(exchange, chain, it)).orElseGet(() -> chain.filter(exchange)));
    }

    private Mono<Void> take(ServerWebExchange exchange, WebFilterChain chain, Usage usage) {
        var limit = limiters.get(usage.policy());
        if (limit == null) {
            throw new IllegalStateException("No limiter for policy " + usage.policy());
        }
        var quota = limit.take(usage.key());
        var name = '"' + usage.policy().text() + '"';
        var headers = exchange.getResponse().getHeaders();
        headers.set("RateLimit-Policy", name + ";q=" + limit.limit() + ";w=" + WindowedLimiter.PERIOD.toSeconds());
        headers.set("RateLimit", name + ";r=" + quota.remaining() + ";t=" + quota.resetSeconds());
        return quota.granted() ? chain.filter(exchange) : Mono.error(exceeded(quota.resetSeconds()));
    }

    private static EdgeException exceeded(int seconds) {
        return EdgeException.of(
                        HttpStatus.TOO_MANY_REQUESTS, "Rate limit exceeded. Try again in " + seconds + " seconds.")
                .retryAfter(seconds);
    }

    /**
     * Returns the key of a client address: the /64 network of an IPv6 address, because a client usually has all 2^64
     * addresses of it.
     */
    private static String networkOf(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                : address.getHostAddress();
    }
}
