package com.ogensync.connect.rest.limits;

import com.github.benmanes.caffeine.cache.Ticker;
import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.routing.Route;
import com.ogensync.connect.rest.security.Caller;
import com.ogensync.connect.rest.security.CallerArguments;
import com.ogensync.connect.rest.security.ClientAddresses;
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

/** After security, and before anybody reads the body: first whether the method is right, then the limit. */
@Component
@Order(0)
final class Limits implements WebFilter {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final Map<Policy, WindowedLimiter> cycles = new EnumMap<>(Policy.class);
    private final ClientAddresses addresses;

    Limits(RestSettings settings, ClientAddresses addresses, ObjectProvider<Ticker> ticker) {
        this.addresses = addresses;
        var time = ticker.getIfAvailable(Ticker::systemTicker);
        cycles.put(Policy.SENDS, new WindowedLimiter(settings.rateLimitPerMinute(), time));
        cycles.put(Policy.READS, new WindowedLimiter(settings.readLimitPerMinute(), time));
        cycles.put(Policy.OPERATIONS, new WindowedLimiter(settings.operationLimitPerMinute(), time));
        cycles.put(Policy.REGISTRATIONS, new WindowedLimiter(settings.registrationLimitPerMinute(), time));
    }

    /** As what a request counts, and whose it is. */
    private record Counted(Policy policy, String key) {

        static Counted of(TokenHolder holder, @Nullable Limited limited) {
            return switch (holder) {
                case Caller caller ->
                    new Counted(
                            limited == null ? Policy.READS : limited.value(),
                            caller.account().uuid().toString());
                case OperatorCaller operator ->
                    new Counted(Policy.OPERATIONS, operator.id().value());
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
            return take(exchange, chain, new Counted(Policy.REGISTRATIONS, networkOf(addresses.of(exchange))));
        }
        return CallerArguments.holder(exchange)
                .map(holder -> Counted.of(holder, limited))
                .singleOptional()
                .flatMap(counted ->
                        counted.map(it -> take(exchange, chain, it)).orElseGet(() -> chain.filter(exchange)));
    }

    private Mono<Void> take(ServerWebExchange exchange, WebFilterChain chain, Counted counted) {
        var limit = cycles.get(counted.policy());
        if (limit == null) {
            throw new IllegalStateException("Every policy has a limit");
        }
        var quota = limit.take(counted.key());
        var name = '"' + counted.policy().text() + '"';
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

    /** Whoever has an IPv6 address has 2^64 of them. */
    private static String networkOf(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), IPV6_NETWORK_BYTES))
                : address.getHostAddress();
    }
}
