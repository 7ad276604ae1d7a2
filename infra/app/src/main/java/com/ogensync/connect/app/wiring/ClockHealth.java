package com.ogensync.connect.app.wiring;

import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Reports DOWN if this machine's clock differs from the database server's by more than a second. */
final class ClockHealth implements HealthIndicator {

    private static final Duration OFFSET_MAX = Duration.ofSeconds(1);

    private final Supplier<Duration> offset;

    /** Reports on the last measured offset of this machine's clock. */
    ClockHealth(Supplier<Duration> offset) {
        this.offset = offset;
    }

    @Override
    public Health health() {
        var last = offset.get();
        return (last.abs().compareTo(OFFSET_MAX) > 0 ? Health.down() : Health.up())
                .withDetail("offsetMillis", last.toMillis())
                .build();
    }
}
