package com.ogensync.connect.app.settings;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/**
 * The two ports and their access rules.
 *
 * @param port port of the API; 0 selects any free one
 * @param trustedProxies addresses or networks (CIDR) whose X-Forwarded-For, -Proto, -Host and -Port are trusted
 * @param sandboxRemote whether clients other than loopback may control the sandbox
 * @param idleTimeout how long a connection without a request stays open; 1 s to 24 h
 */
public record HttpSettings(
        int port,
        int managementPort,
        String managementAddress,
        List<String> trustedProxies,
        List<String> corsOrigins,
        boolean sandboxRemote,
        Duration idleTimeout) {

    static HttpSettings read(Variables variables) {
        var port = variables.number("PORT", 3000, 0, 65_535);
        var managementPort = variables.number("MANAGEMENT_PORT", 3001, 0, 65_535);
        if (port == managementPort && port != 0) {
            throw new StartRefused("MANAGEMENT_PORT is " + port + " like PORT, but it must be a different port.");
        }
        return new HttpSettings(
                port,
                managementPort,
                managementAddress(variables),
                variables.list("TRUSTED_PROXIES", HttpSettings::isNetwork, "IP addresses or networks like 10.0.0.0/8"),
                variables.list("CORS_ORIGINS", HttpSettings::isOrigin, "origins like https://www.example.com"),
                variables.flag("SANDBOX_REMOTE", false),
                variables.duration("IDLE_TIMEOUT", "150s", "1s", "24h"));
    }

    private static String managementAddress(Variables variables) {
        var address = variables.text("MANAGEMENT_ADDRESS", "127.0.0.1");
        if (!isAddress(address)) {
            throw new StartRefused(
                    "MANAGEMENT_ADDRESS is '" + address + "', but it must be an IP address of this machine.");
        }
        return address;
    }

    private static boolean isAddress(String text) {
        return isValid(text, it -> InetAddress.ofLiteral(it) != null);
    }

    private static boolean isNetwork(String text) {
        var slash = text.indexOf('/');
        return slash < 0
                ? isAddress(text)
                : isValid(text, it -> isPrefix(it.substring(0, slash), it.substring(slash + 1)));
    }

    private static boolean isPrefix(String address, String bits) {
        var prefix = Integer.parseInt(bits);
        return prefix >= 0 && prefix <= 8 * InetAddress.ofLiteral(address).getAddress().length;
    }

    private static boolean isOrigin(String text) {
        return text.matches("https?://[^/?#@]+")
                && isValid(text, it -> URI.create(it).getHost() != null);
    }

    private static boolean isValid(String text, Predicate<String> rule) {
        try {
            return rule.test(text);
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }
}
