package com.ogensync.connect.rest.origin;

import com.ogensync.connect.rest.RestSettings;
import com.ogensync.connect.rest.envelope.EdgeException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.netty.transport.AddressUtils;

/**
 * Determines the client address of a request. In {@code X-Forwarded-For} only the entries written by trusted proxies
 * are used: the client is the last address that is not a trusted proxy.
 */
@Component
public final class ClientAddresses {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final Networks trusted;

    ClientAddresses(RestSettings settings) {
        trusted = new Networks(settings.trustedProxies());
    }

    /**
     * Returns the client address.
     *
     * @throws EdgeException 400 when a trusted proxy names the client by anything but an IP address, {@code unknown}
     *     for example: otherwise all clients without an address would share the rate limit of the proxy
     */
    public InetAddress of(ServerWebExchange exchange) {
        var address = peer(exchange);
        var forwarded = forwardedFor(exchange);
        for (int i = forwarded.size() - 1; i >= 0 && trusted.contain(address); i--) {
            address = address(forwarded.get(i));
        }
        return address;
    }

    /** Whether the request comes directly from a trusted proxy. */
    public boolean isTrustedProxy(ServerWebExchange exchange) {
        return trusted.contain(peer(exchange));
    }

    /** Whether the connection comes from this machine; headers are ignored. */
    public static boolean isFromLoopback(ServerWebExchange exchange) {
        return peer(exchange).isLoopbackAddress();
    }

    private static InetAddress peer(ServerWebExchange exchange) {
        var remote = exchange.getRequest().getRemoteAddress();
        return remote == null || remote.getAddress() == null ? InetAddress.ofLiteral("0.0.0.0") : remote.getAddress();
    }

    /** Empty elements of the list are ignored (RFC 9110, 5.6.1). */
    private static List<String> forwardedFor(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
    }

    /**
     * Reads {@code 203.0.113.7}, {@code 2001:db8::1} and {@code [2001:db8::1]}, the first and last also with a port.
     */
    private static InetAddress address(String element) {
        try {
            if (!element.startsWith("[") && element.indexOf(':') != element.lastIndexOf(':')) {
                return InetAddress.ofLiteral(element);
            }
            var socket = AddressUtils.parseAddress(element, 0, true);
            if (!socket.isUnresolved()) {
                // Not its Inet6Address: an IPv4 address that is mapped to IPv6 is an IPv4 address here.
                return InetAddress.getByAddress(socket.getAddress().getAddress());
            }
        } catch (IllegalArgumentException | UnknownHostException _) {
            // Refused below, like a name.
        }
        throw EdgeException.badRequest(
                FORWARDED_FOR + " must name the client by its IP address, with or without a port");
    }
}
