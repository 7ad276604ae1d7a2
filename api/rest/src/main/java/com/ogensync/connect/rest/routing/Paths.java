package com.ogensync.connect.rest.routing;

import java.util.Arrays;
import java.util.List;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Which paths are whose. They are compared as the controllers' own are, so that no spelling slips through. */
public final class Paths {

    /** Of accounts, with a token. */
    public static final String API = "/api/**";
    /** Of operators, with a token that has that scope. */
    public static final String OPERATIONS = "/ops/**";
    /** Of accounts to be: no token yet. */
    public static final String REGISTRATION = "/api/register";
    /** Of the sandbox's outside world. */
    public static final String SANDBOX = "/sandbox/**";

    private static final List<PathPattern> WITH_TOKEN = patterns(API, OPERATIONS);
    private static final List<PathPattern> WITHOUT_TOKEN = patterns(REGISTRATION);
    private static final List<PathPattern> OF_SANDBOX = patterns(SANDBOX);

    private Paths() {}

    /** Whether a token is needed. */
    public static boolean isProtected(ServerWebExchange exchange) {
        return matches(WITH_TOKEN, exchange) && !matches(WITHOUT_TOKEN, exchange);
    }

    /** Whether it belongs to the sandbox. */
    public static boolean isSandbox(ServerWebExchange exchange) {
        return matches(OF_SANDBOX, exchange);
    }

    private static List<PathPattern> patterns(String... texts) {
        return Arrays.stream(texts)
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    private static boolean matches(List<PathPattern> patterns, ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
