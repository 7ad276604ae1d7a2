package com.ogensync.connect.dashboard.signin;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Determines whether a page of this service sent a request. {@code SameSite=Strict} excludes other sites; this check
 * also excludes other ports and subdomains, which belong to the same site.
 */
final class OwnPages {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private OwnPages() {}

    /** Whether the headers that only a browser can set name this service as the sender. */
    static boolean sent(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var site = headers.getFirst("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        // Over plain http, except from localhost, browsers omit Sec-Fetch-Site. They send Origin with every write.
        var origin = headers.getFirst(HttpHeaders.ORIGIN);
        return origin == null ? SAFE.contains(request.getMethod()) : isOwn(origin, headers.getFirst(HttpHeaders.HOST));
    }

    /** Whether the request was sent by a page that was loaded over https. */
    static boolean isHttps(ServerHttpRequest request) {
        var origin = request.getHeaders().getFirst(HttpHeaders.ORIGIN);
        return origin != null && origin.startsWith("https:");
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
