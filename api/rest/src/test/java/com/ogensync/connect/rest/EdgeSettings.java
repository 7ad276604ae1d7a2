package com.ogensync.connect.rest;

import com.ogensync.connect.api.account.Coins;
import java.time.Duration;
import java.util.List;

/** Settings for tests of the edge, with defaults. */
public final class EdgeSettings {

    public static final String SECRET = "a secret for tests only, of 32 bytes or more";

    private int sendsPerMinute = 120;
    private int registrationsPerMinute = 1000;
    private int concurrentSends = 256;
    private List<String> trustedProxies = List.of();
    private List<String> corsOrigins = List.of();
    private boolean sandboxRemote;
    private Duration idleTimeout = Duration.ofSeconds(75);

    public EdgeSettings limits(int sends, int registrations) {
        sendsPerMinute = sends;
        registrationsPerMinute = registrations;
        return this;
    }

    public EdgeSettings concurrentSends(int most) {
        concurrentSends = most;
        return this;
    }

    public EdgeSettings trusting(String... proxies) {
        trustedProxies = List.of(proxies);
        return this;
    }

    public EdgeSettings openTo(String... pages) {
        corsOrigins = List.of(pages);
        return this;
    }

    public EdgeSettings sandboxRemote() {
        sandboxRemote = true;
        return this;
    }

    public EdgeSettings idleTimeout(Duration time) {
        idleTimeout = time;
        return this;
    }

    public RestSettings chosen() {
        return new RestSettings(
                RestSettings.secretOf(SECRET),
                new Coins(100),
                new RequestLimits(sendsPerMinute, registrationsPerMinute, 1000, concurrentSends),
                Duration.ofSeconds(10),
                Duration.ofHours(24),
                trustedProxies,
                corsOrigins,
                sandboxRemote,
                idleTimeout);
    }
}
