package com.ogensync.connect.rest.security;

import com.ogensync.connect.rest.RestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;

/** The rules for web pages of other origins (CORS), for Spring's filter and for the answers given before it runs. */
@Component
public final class CorsRules {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final List<String> EXPOSED = List.of(
            "X-Request-Id",
            "RateLimit-Policy",
            "RateLimit",
            "Retry-After",
            "Idempotent-Replayed",
            "X-Data-Stale",
            "X-Due-At",
            "X-Code-Expires-In",
            "Location",
            "Allow",
            "WWW-Authenticate");

    private final CorsConfiguration configuration = new CorsConfiguration();
    private final boolean enabled;

    CorsRules(RestSettings settings) {
        enabled = !settings.corsOrigins().isEmpty();
        configuration.setAllowedOrigins(settings.corsOrigins());
        configuration.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
        configuration.setAllowedHeaders(
                List.of("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID", "X-Request-Id"));
        configuration.setExposedHeaders(EXPOSED);
        configuration.setMaxAge(REMEMBERED);
    }

    /** Whether web pages of any other origin may call. */
    boolean isEnabled() {
        return enabled;
    }

    /** Returns the rules for Spring's own filter. */
    CorsConfiguration configuration() {
        return configuration;
    }

    /** Returns the CORS headers of a response to a request with this Origin; none if no origin is configured. */
    public Map<String, String> headersFor(@Nullable String origin) {
        if (!enabled) {
            return Map.of();
        }
        var allowed = configuration.checkOrigin(origin);
        return allowed == null ? Map.of(HttpHeaders.VARY, HttpHeaders.ORIGIN) : headers(allowed);
    }

    /**
     * Returns the CORS headers of a response to a request whose Origin is unknown, because its head was too long or
     * malformed. Such a response is a fixed sentence, so every page may read it.
     */
    public Map<String, String> unknownOrigin() {
        return enabled ? headers(CorsConfiguration.ALL) : Map.of();
    }

    private static Map<String, String> headers(String origin) {
        return Map.of(
                HttpHeaders.VARY,
                HttpHeaders.ORIGIN,
                HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN,
                origin,
                HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                String.join(", ", EXPOSED));
    }
}
