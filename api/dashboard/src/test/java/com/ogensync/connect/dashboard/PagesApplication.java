package com.ogensync.connect.dashboard;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The pages beside an API that returns the Authorization header of each request. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(DashboardConfiguration.class)
public class PagesApplication {

    /** The present time; a test moves it. */
    public static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2026-01-02T03:04:05Z"));

    private static final int SECRET_BYTES = 32;

    /** Returns what the API gets. */
    @RestController
    static class Api {
        @RequestMapping(
                path = {"/api/credits", "/ops/accounts", "/ping"},
                produces = MediaType.APPLICATION_JSON_VALUE)
        Map<String, List<String>> authorization(@RequestHeader HttpHeaders headers) {
            return Map.of("authorization", headers.getOrEmpty(HttpHeaders.AUTHORIZATION));
        }
    }

    @Bean
    Clock clock() {
        InstantSource source = NOW::get;
        return source.withZone(ZoneOffset.UTC);
    }

    @Bean
    DashboardSettings dashboardSettings() {
        return new DashboardSettings(new SecretKeySpec(new byte[SECRET_BYTES], "HmacSHA256"), true, Optional.empty());
    }
}
