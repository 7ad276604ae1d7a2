package com.ogensync.connect.rest.routing;

import java.util.Arrays;
import java.util.List;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Path patterns of the API areas. They are matched with the same parser as controller paths, so that no spelling
 * bypasses them.
 */
public final class Paths {

    /** Paths of accounts, with a token. */
    public static final String API = "/api/**";
    /** Paths of operators, with a token of scope {@code ops}. */
    public static final String OPERATIONS = "/ops/**";
    /** Registration, without a token. */
    public static final String REGISTRATION = "/api/register";
    /** Paths that control the sandbox. */
    public static final String SANDBOX = "/sandbox/**";

    private static final List<PathPattern> WITH_TOKEN = patterns(API, OPERATIONS);
    private static final List<PathPattern> WITHOUT_TOKEN = patterns(REGISTRATION);
    private static final List<PathPattern> OF_SANDBOX = patterns(SANDBOX);

    private Paths() {}

    /** Whether the request needs a token. */
    public static boolean isProtected(ServerWebExchange exchange) {
        return !Route.of(exchange).isPublic() && matches(WITH_TOKEN, exchange) && !matches(WITHOUT_TOKEN, exchange);
    }

    /** Whether the request belongs to the sandbox. */
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
