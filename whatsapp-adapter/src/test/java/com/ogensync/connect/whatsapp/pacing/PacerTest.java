package com.ogensync.connect.whatsapp.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.TestClock;
import com.ogensync.connect.whatsapp.TestSettings;
import com.ogensync.connect.whatsapp.TestTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));

    private final TestClock clock = new TestClock();

    @Test
    void the_pause_between_two_messages_is_random_between_half_and_one_and_a_half_spacings() {
        var pacer = pacer(TestSettings.pacing(Duration.ofSeconds(2), 50, 7));
        pacer.enqueued(ACCOUNT);
        var gaps = LongStream.range(0, 1000)
                .map(_ -> {
                    pacer.sending(ACCOUNT);
                    pacer.dequeued(ACCOUNT);
                    var next = Objects.requireNonNull(pacer.dueAt(ACCOUNT));
                    pacer.enqueued(ACCOUNT);
                    return Duration.between(clock.instant(), next).toMillis();
                })
                .summaryStatistics();
        assertThat(gaps.getMin()).isBetween(1000L, 1010L);
        assertThat(gaps.getMax()).isBetween(2990L, 3000L);
        assertThat(gaps.getAverage()).isBetween(1950.0, 2050.0);
    }

    @Test
    void each_waiting_message_delays_the_next_one_by_the_spacing() {
        var pacer = pacer(TestSettings.pacing(Duration.ofSeconds(2), 50, 7));
        assertThat(pacer.dueAt(ACCOUNT)).isNull();
        pacer.enqueued(ACCOUNT);
        assertThat(pacer.dueAt(ACCOUNT)).isEqualTo(in(2));
        pacer.enqueued(ACCOUNT);
        assertThat(pacer.dueAt(ACCOUNT)).isEqualTo(in(4));
        assertThat(pacer.dueAt(new AccountId(new UUID(0, 2)))).isNull();
        pacer.dequeued(ACCOUNT);
        pacer.dequeued(ACCOUNT);
        pacer.removeIdle();
        assertThat(pacer.dueAt(ACCOUNT)).isNull();
    }

    @Test
    void without_pacing_nothing_waits() {
        var pacer = pacer(Pacing.OFF);
        pacer.enqueued(ACCOUNT);
        pacer.sending(ACCOUNT);
        assertThat(pacer.dueAt(ACCOUNT)).isNull();
    }

    private Instant in(int seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    private Pacer pacer(Pacing pacing) {
        return new Pacer(pacing, new Random(1), clock, new TestTimer(clock));
    }
}
