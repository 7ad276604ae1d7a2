package com.ogensync.connect.rest.routing;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Paths that another module serves on this server without a token, through router functions or resource handlers. A
 * bean of this type declares them. The edge answers other methods with 405 and sets no response header but
 * {@code X-Request-Id}: caching and security headers are the module's own. Error responses have the headers of all
 * error responses. The path of a controller method is never public, whatever the patterns say.
 */
public final class PublicPaths {

    /** The allowed methods by path, the most specific path first. */
    private final Map<PathPattern, Set<HttpMethod>> methods = new TreeMap<>();

    /** Adds paths for GET and HEAD. */
    public PublicPaths pages(String... patterns) {
        for (var pattern : patterns) {
            add(pattern, HttpMethod.GET, HttpMethod.HEAD);
        }
        return this;
    }

    /** Adds a path for these methods. A more specific path has precedence over a general one. */
    public PublicPaths add(String pattern, HttpMethod... allowed) {
        methods.put(PathPatternParser.defaultInstance.parse(pattern), Set.of(allowed));
        return this;
    }

    /** Returns the methods of the request's path; empty if the path is not public. */
    Optional<Set<HttpMethod>> methodsOf(ServerWebExchange exchange) {
        var path = exchange.getRequest().getPath().pathWithinApplication();
        return methods.entrySet().stream()
                .filter(entry -> entry.getKey().matches(path))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
