package com.ogensync.connect.postgres.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.ogensync.connect.postgres.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @AutoClose
    private final TestDatabase database = new TestDatabase();

    private final DatabaseClock clock = new DatabaseClock(Clock.fixed(NOON, ZoneOffset.UTC));

    @Test
    void a_node_whose_clock_is_an_hour_fast_uses_the_time_of_the_database() {
        try (var node = TestNode.start(database, "node-1", Duration.ofHours(1))) {
            assertThat(node.get(DatabaseClock.class).instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
            assertThat(node.get(ClockOffset.class).last()).isCloseTo(Duration.ofHours(1), Duration.ofSeconds(1));
        }
    }

    @Test
    void claims_of_event_processors_use_the_time_of_the_database() {
        try (var _ = TestNode.start(database, "node-1", Duration.ofHours(1))) {
            assertThat(AbstractTokenEntry.clock.instant()).isCloseTo(Instant.now(), within(1, ChronoUnit.SECONDS));
        }
    }

    @Test
    void a_small_offset_is_not_corrected() {
        measured(99, 0);
        assertThat(clock.instant()).isEqualTo(NOON);

        measured(-100, 0);
        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(100));
    }

    @Test
    void an_offset_within_the_error_of_its_measurement_is_not_corrected() {
        measured(349, 250);
        assertThat(clock.instant()).isEqualTo(NOON);

        measured(350, 250);
        assertThat(clock.instant()).isEqualTo(NOON.minusMillis(350));
    }

    @Test
    void a_correction_stays_until_the_offset_has_changed() {
        measured(500, 0);
        measured(450, 0);
        assertThat(clock.instant()).isEqualTo(NOON.minusMillis(500));

        measured(20, 0);
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    private void measured(long offsetMillis, long errorMillis) {
        clock.measured(Duration.ofMillis(offsetMillis), Duration.ofMillis(errorMillis));
    }
}
