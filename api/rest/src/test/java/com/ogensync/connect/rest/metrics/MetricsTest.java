package com.ogensync.connect.rest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.api.account.query.FindUsage.Interval;
import com.ogensync.connect.api.account.query.Usage;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsTest {

    private static final Usage NOTHING = new Usage(
            new Usage.Counts(0, 0, 0, 0, 0),
            new Usage.Credits(100, 0, 0, 100),
            new Usage.Latency(null, null, null),
            List.of(new Usage.Bucket(Instant.parse("2026-01-02T03:00:00Z"), new Usage.Counts(0, 0, 0, 0, 0), 0)));
    private static final Usage SOMETHING = new Usage(
            new Usage.Counts(5, 3, 2, 1, 1),
            new Usage.Credits(100, 5, 1, 96),
            new Usage.Latency(10L, 20L, 30L),
            List.of());

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    private FindUsage queryFor(String query) {
        edge.world().shows(FindUsage.class, NOTHING);
        assertThat(edge.get("/api/metrics" + query, caller).status()).isEqualTo(200);
        return edge.world().last(FindUsage.class);
    }

    @Test
    void a_window_without_messages_is_shown_as_zeros_and_nulls() {
        edge.world().shows(FindUsage.class, NOTHING);
        edge.get("/api/metrics", caller)
                .succeededWith(
                        200,
                        "{\"success\":true,\"data\":{"
                                + "\"messages\":{\"accepted\":0,\"sent\":0,\"delivered\":0,\"read\":0,\"failed\":0},"
                                + "\"credits\":{\"granted\":100,\"used\":0,\"refunded\":0,\"remaining\":100},"
                                + "\"successRate\":null,\"latencyMs\":{\"p50\":null,\"p95\":null,\"p99\":null},"
                                + "\"series\":[{\"from\":\"2026-01-02T03:00:00.000Z\",\"accepted\":0,\"sent\":0,"
                                + "\"delivered\":0,\"read\":0,\"failed\":0,\"creditsUsed\":0}]}}");
    }

    @Test
    void usage_is_shown_with_success_rate_and_latency() {
        edge.world().shows(FindUsage.class, SOMETHING);
        edge.get("/api/metrics", caller)
                .succeededWith(
                        200,
                        "{\"success\":true,\"data\":{"
                                + "\"messages\":{\"accepted\":5,\"sent\":3,\"delivered\":2,\"read\":1,\"failed\":1},"
                                + "\"credits\":{\"granted\":100,\"used\":5,\"refunded\":1,\"remaining\":96},"
                                + "\"successRate\":0.75,\"latencyMs\":{\"p50\":10,\"p95\":20,\"p99\":30},"
                                + "\"series\":[]}}");
    }

    @Test
    void the_default_window_is_the_last_24_hours_by_hour_including_the_current_millisecond() {
        var usage = queryFor("");
        assertThat(usage.to()).isAfter(TestClock.START).isBeforeOrEqualTo(TestClock.START.plusMillis(1));
        assertThat(usage)
                .isEqualTo(new FindUsage(
                        caller.account(),
                        7,
                        usage.to().minus(Duration.ofHours(24)),
                        usage.to(),
                        Interval.HOUR,
                        ZoneOffset.UTC));
    }

    @Test
    void window_and_interval_can_be_chosen() {
        assertThat(queryFor("?from=2025-12-01T00:00:00Z&to=2026-01-01T00:00:00Z"))
                .isEqualTo(new FindUsage(
                        caller.account(),
                        7,
                        Instant.parse("2025-12-01T00:00:00Z"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Interval.HOUR,
                        ZoneOffset.UTC));
        assertThat(queryFor("?from=2024-01-01T00:00:00Z&to=2026-01-01T00:00:00Z&interval=day")
                        .interval())
                .isEqualTo(Interval.DAY);
        assertThat(queryFor("?to=2025-06-02T00:00:00%2B02:00&interval=hour").from())
                .isEqualTo(Instant.parse("2025-05-31T22:00:00Z"));
        assertThat(queryFor("?from=2026-01-02T00:00:00Z").to()).isEqualTo(TestClock.START.plusMillis(1));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00%2B05:30, Z",
        "from=2026-01-01T00:00:00%2B05:30, +05:30",
        "from=2026-01-01T00:00:00%2B0530, +05:30",
        "from=2026-01-01T00:00:00+05, +05:00",
        "from=2026-01-01T00:00:00-03, -03:00",
        "to=2026-01-02T00:00:00%2B0530, Z",
    })
    void buckets_are_aligned_to_the_offset_of_from(String query, String offset) {
        for (var interval : Interval.values()) {
            assertThat(queryFor("?interval=" + interval.name().toLowerCase(Locale.ROOT) + "&" + query)
                            .offset())
                    .isEqualTo(ZoneOffset.of(offset));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, from must be before to",
        "from=2026-01-01T00:00:00.0019Z&to=2026-01-01T00:00:00.0011Z, from must be before to",
        "from=2027-01-01T00:00:00Z, from must be before to",
        "from=2025-12-01T00:00:00Z&to=2026-01-01T00:00:00.001Z, from must be at most 31 days before to",
        "interval=day&from=2023-12-31T23:59:59.999Z&to=2026-01-01T00:00:00Z, from must be at most 31 days before to",
        "interval=week, 'interval must be one of hour, day'",
        "interval=HOUR, 'interval must be one of hour, day'",
        "from=yesterday, from must be an ISO 8601 time",
        "to=2026-02-30T00:00:00Z, to must be an ISO 8601 time",
    })
    void an_invalid_window_is_400_and_names_the_rule(String query, String sentence) {
        assertThat(edge.get("/api/metrics?" + query, caller).failedWith(400)).startsWith(sentence);
        assertThat(edge.world().received()).isEmpty();
    }

    @Test
    void missing_metrics_are_503_and_stale_metrics_are_marked() {
        edge.world().showsOld(FindUsage.class, null);
        edge.get("/api/metrics", caller).failedWith(503);
        edge.world().shows(FindUsage.class, null);
        edge.get("/api/metrics", caller).failedWith(503);
        edge.world().showsOld(FindUsage.class, NOTHING);
        assertThat(edge.get("/api/metrics", caller).header("X-Data-Stale")).isEqualTo("true");
    }
}
