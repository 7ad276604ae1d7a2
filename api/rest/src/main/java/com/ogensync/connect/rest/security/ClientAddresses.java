package com.ogensync.connect.rest.security;

import com.ogensync.connect.rest.RestSettings;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * From where a request comes. {@code X-Forwarded-For} counts only as far back as trusted proxies wrote it: the last
 * address that is none of theirs is the client.
 */
@Component
public final class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final Networks trusted;

    ClientAddresses(RestSettings settings) {
        trusted = new Networks(settings.trustedProxies());
    }

    /** The client's address, as far as it can be believed. */
    public InetAddress of(ServerWebExchange exchange) {
        var address = peer(exchange);
        var forwarded = forwardedFor(exchange);
        for (int i = forwarded.size() - 1; i >= 0 && trusted.contain(address); i--) {
            var earlier = literal(forwarded.get(i));
            if (earlier == null) {
                return address;
            }
            address = earlier;
        }
        return address;
    }

    /** Whether the connection comes from this machine; headers do not count. */
    public static boolean isFromLoopback(ServerWebExchange exchange) {
        return peer(exchange).isLoopbackAddress();
    }

    private static InetAddress peer(ServerWebExchange exchange) {
        var remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.getAddress() == null ? InetAddress.ofLiteral("0.0.0.0") : remote.getAddress();
    }

    private static List<String> forwardedFor(ServerWebExchange exchange) {
        var addresses = new ArrayList<String>();
        for (var line : exchange.getRequest().getHeaders().getOrEmpty(FORWARDED_FOR)) {
            addresses.addAll(List.of(line.split(",", -1)));
        }
        return addresses;
    }

    private static @Nullable InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text.strip());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
