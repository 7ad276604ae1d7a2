package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.api.account.query.FindUsage.Interval;
import com.ogensync.connect.api.account.query.Usage;
import com.ogensync.connect.api.query.Answer;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The start of hours and days of usage depends on the offset of the query. */
class UsageBucketsTest {

    private static final String BOB = "919876543210";

    private final World world = new World().start();
    private final Story ada = new Story(1);

    /** Messages are accepted at 10:00, 18:15 and 18:45 of 1 March, in UTC. */
    @BeforeEach
    void messages() {
        world.given(ada.registered(100)).given(ada.accepted(1, BOB));
        world.given(ada.later(Duration.ofMinutes(495)).accepted(2, BOB));
        world.given(ada.later(Duration.ofMinutes(30)).accepted(3, BOB));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Map<String, Long> accepted(String from, String to, Interval interval) {
        var begin = OffsetDateTime.parse(from);
        Answer<Usage> answer = world.query(new FindUsage(
                ada.account(),
                world.position(),
                begin.toInstant(),
                OffsetDateTime.parse(to).toInstant(),
                interval,
                begin.getOffset()));
        var series = new LinkedHashMap<String, Long>();
        Objects.requireNonNull(answer.view())
                .series()
                .forEach(bucket ->
                        series.put(bucket.from().toString(), bucket.messages().accepted()));
        return series;
    }

    @Test
    void days_start_at_midnight_of_the_offset_even_inside_an_hour_of_utc() {
        for (int time = 0; time < 2; time++) {
            assertThat(accepted("2026-03-01T00:00:00+05:30", "2026-03-03T00:00:00+05:30", Interval.DAY))
                    .containsExactlyEntriesOf(ordered("2026-02-28T18:30:00Z", 2, "2026-03-01T18:30:00Z", 1));
            assertThat(accepted("2026-03-01T00:00:00Z", "2026-03-03T00:00:00Z", Interval.DAY))
                    .containsExactlyEntriesOf(ordered("2026-03-01T00:00:00Z", 3, "2026-03-02T00:00:00Z", 0));
            assertThat(accepted("2026-03-01T00:00:00-08:00", "2026-03-02T08:00:00Z", Interval.DAY))
                    .containsExactlyEntriesOf(ordered("2026-03-01T08:00:00Z", 3));
        }
    }

    @Test
    void hours_start_with_a_full_hour_of_the_offset_and_the_first_with_the_window() {
        for (int time = 0; time < 2; time++) {
            assertThat(accepted("2026-03-01T23:40:00+05:30", "2026-03-02T02:00:00+05:30", Interval.HOUR))
                    .containsExactlyEntriesOf(
                            ordered("2026-03-01T18:10:00Z", 1, "2026-03-01T18:30:00Z", 1, "2026-03-01T19:30:00Z", 0));
            assertThat(accepted("2026-03-01T18:00:00Z", "2026-03-01T20:00:00Z", Interval.HOUR))
                    .containsExactlyEntriesOf(ordered("2026-03-01T18:00:00Z", 2, "2026-03-01T19:00:00Z", 0));
        }
    }

    @Test
    void an_offset_of_whole_hours_changes_days_and_not_hours() {
        assertThat(accepted("2026-03-01T00:00:00-11:00", "2026-03-02T00:00:00-11:00", Interval.DAY))
                .containsExactlyEntriesOf(ordered("2026-03-01T11:00:00Z", 2));
        assertThat(accepted("2026-03-01T07:00:00-11:00", "2026-03-01T08:00:00-11:00", Interval.HOUR))
                .containsExactlyEntriesOf(ordered("2026-03-01T18:00:00Z", 2));
    }

    private static Map<String, Long> ordered(Object... startsAndCounts) {
        var series = new LinkedHashMap<String, Long>();
        for (int i = 0; i < startsAndCounts.length; i += 2) {
            series.put(startsAndCounts[i].toString(), ((Integer) startsAndCounts[i + 1]).longValue());
        }
        return series;
    }

    @Test
    void the_sum_is_the_same_for_every_offset() {
        for (var from :
                new String[] {"2026-03-01T00:00:00Z", "2026-03-01T05:45:00+05:45", "2026-02-28T14:00:00-10:00"}) {
            var counts = accepted(from, "2026-03-02T00:00:00Z", Interval.HOUR);
            assertThat(counts.values()).as(from).hasSizeGreaterThanOrEqualTo(24);
            assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(3);
        }
    }
}
