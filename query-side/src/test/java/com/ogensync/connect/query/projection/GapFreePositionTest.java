package com.ogensync.connect.query.projection;

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
    private final AtomicInteger questions = new AtomicInteger();
    private final Set<Long> never = new HashSet<>();
    private final GapFreePosition settling = new GapFreePosition(this::neverFilled, now::get);

    @Test
    void without_anything_missing_all_that_was_passed_is_settled() {
        assertThat(settling.upTo(null)).isEqualTo(-1);
        assertThat(settling.upTo(new GlobalSequenceTrackingToken(9))).isEqualTo(9);
        assertThat(settling.upTo(token(9))).isEqualTo(9);
    }

    @Test
    void what_is_behind_a_missing_event_is_not_settled_until_it_has_come() {
        assertThat(settling.upTo(token(11, 10))).isEqualTo(9);
        assertThat(settling.upTo(token(15, 10, 13))).isEqualTo(9);
        assertThat(settling.upTo(token(15, 13))).isEqualTo(12);
        assertThat(settling.upTo(token(15))).isEqualTo(15);
    }

    @Test
    void what_can_never_come_holds_nothing_up() {
        never.add(10L);
        assertThat(settling.upTo(token(11, 10))).isEqualTo(11);
        assertThat(settling.upTo(token(15, 10, 13))).isEqualTo(12);

        now.addAndGet(Duration.ofMillis(50).toNanos());
        never.add(13L);
        assertThat(settling.upTo(token(15, 10, 13))).isEqualTo(15);
    }

    @Test
    void time_alone_settles_nothing() {
        assertThat(settling.upTo(token(11, 10))).isEqualTo(9);
        now.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(settling.upTo(token(11, 10))).isEqualTo(9);
    }

    @Test
    void the_store_is_asked_a_few_times_a_second_at_most() {
        for (int look = 0; look < 1_000; look++) {
            assertThat(settling.upTo(token(11, 10))).isEqualTo(9);
        }
        assertThat(questions).hasValue(1);

        now.addAndGet(Duration.ofMillis(50).toNanos());
        assertThat(settling.upTo(token(11, 10))).isEqualTo(9);
        assertThat(questions).hasValue(2);
    }

    @Test
    void without_an_answer_what_is_missing_may_still_come() {
        var unanswered = new GapFreePosition(
                _ -> {
                    throw new IllegalStateException("No database");
                },
                now::get);

        assertThat(unanswered.upTo(token(11, 10))).isEqualTo(9);
    }

    @Test
    void a_reader_that_knows_less_has_seen_all_when_the_rest_can_never_come() {
        never.add(10L);
        EventGaps gaps = missing -> never;
        assertThat(Positions.includes(token(15, 10), token(15), gaps)).isTrue();
        assertThat(Positions.includes(token(15, 10, 13), token(15), gaps)).isFalse();
        assertThat(Positions.includes(token(14), token(15), gaps)).isFalse();
    }

    @Test
    void a_rebuild_settles_what_it_has_read_again() {
        var rebuilding = ReplayToken.createReplayToken(token(15), token(4, 3));

        assertThat(settling.upTo(rebuilding)).isEqualTo(2);
    }

    private Set<Long> neverFilled(SortedSet<Long> missing) {
        questions.incrementAndGet();
        return Set.copyOf(never);
    }

    private static GapAwareTrackingToken token(long index, long... missing) {
        return new GapAwareTrackingToken(index, LongStream.of(missing).boxed().toList());
    }
}
