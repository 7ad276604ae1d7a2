package com.ogensync.connect.query.projection.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.junit.jupiter.api.Test;

class GapFreePositionTest {
    private final AtomicLong now = new AtomicLong(7);
    private final AtomicInteger queries = new AtomicInteger();
    private final Set<Long> permanent = new HashSet<>();
    private final GapFreePosition position = new GapFreePosition(this::neverFilled, now::get);

    @Test
    void without_gaps_it_is_the_position_of_the_token() {
        assertThat(position.upTo(null)).isEqualTo(-1);
        assertThat(position.upTo(new GlobalSequenceTrackingToken(9))).isEqualTo(9);
        assertThat(position.upTo(token(9))).isEqualTo(9);
    }

    @Test
    void an_open_gap_limits_it_until_the_event_arrives() {
        assertThat(position.upTo(token(11, 10))).isEqualTo(9);
        assertThat(position.upTo(token(15, 10, 13))).isEqualTo(9);
        assertThat(position.upTo(token(15, 13))).isEqualTo(12);
        assertThat(position.upTo(token(15))).isEqualTo(15);
    }

    @Test
    void a_permanent_gap_does_not_limit_it() {
        permanent.add(10L);
        assertThat(position.upTo(token(11, 10))).isEqualTo(11);
        assertThat(position.upTo(token(15, 10, 13))).isEqualTo(12);

        now.addAndGet(Duration.ofMillis(50).toNanos());
        permanent.add(13L);
        assertThat(position.upTo(token(15, 10, 13))).isEqualTo(15);
    }

    @Test
    void elapsed_time_closes_no_gap() {
        assertThat(position.upTo(token(11, 10))).isEqualTo(9);
        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(position.upTo(token(11, 10))).isEqualTo(9);
    }

    @Test
    void the_event_store_is_queried_every_50_ms_at_most() {
        for (int look = 0; look < 1_000; look++) {
            assertThat(position.upTo(token(11, 10))).isEqualTo(9);
        }
        assertThat(queries).hasValue(1);

        now.addAndGet(Duration.ofMillis(50).toNanos());
        assertThat(position.upTo(token(11, 10))).isEqualTo(9);
        assertThat(queries).hasValue(2);
    }

    @Test
    void a_gap_stays_open_if_the_event_store_cannot_be_queried() {
        var unavailable = new GapFreePosition(
                _ -> {
                    throw new IllegalStateException("No database");
                },
                now::get);

        assertThat(unavailable.upTo(token(11, 10))).isEqualTo(9);
    }

    @Test
    void a_token_with_additional_gaps_includes_another_if_they_are_permanent() {
        permanent.add(10L);
        EventGaps gaps = missing -> permanent;
        assertThat(Positions.includes(token(15, 10), token(15), gaps)).isTrue();
        assertThat(Positions.includes(token(15, 10, 13), token(15), gaps)).isFalse();
        assertThat(Positions.includes(token(14), token(15), gaps)).isFalse();
    }

    @Test
    void a_replay_token_gives_the_position_of_the_replay() {
        var rebuilding = ReplayToken.createReplayToken(token(15), token(4, 3));

        assertThat(position.upTo(rebuilding)).isEqualTo(2);
    }

    private Set<Long> neverFilled(SortedSet<Long> missing) {
        queries.incrementAndGet();
        return Set.copyOf(permanent);
    }

    private static GapAwareTrackingToken token(long index, long... missing) {
        return new GapAwareTrackingToken(index, LongStream.of(missing).boxed().toList());
    }
}
