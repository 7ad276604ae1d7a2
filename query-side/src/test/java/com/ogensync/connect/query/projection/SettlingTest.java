package com.ogensync.connect.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private final AtomicLong now = new AtomicLong(7);
    private final Settling settling = new Settling(now::get);

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
    void what_has_not_come_while_any_transaction_may_last_never_comes() {
        assertThat(settling.upTo(token(11, 10))).isEqualTo(9);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(settling.upTo(token(15, 10, 13))).isEqualTo(9);

        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(settling.upTo(token(15, 10, 13))).isEqualTo(12);
        now.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(settling.upTo(token(15, 10, 13))).isEqualTo(15);
    }

    @Test
    void a_rebuild_settles_what_it_has_read_again() {
        var rebuilding = ReplayToken.createReplayToken(token(15), token(4, 3));

        assertThat(settling.upTo(rebuilding)).isEqualTo(2);
    }

    private static GapAwareTrackingToken token(long index, long... missing) {
        return new GapAwareTrackingToken(index, LongStream.of(missing).boxed().toList());
    }
}
