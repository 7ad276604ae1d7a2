package com.ogensync.connect.whatsapp.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.whatsapp.TestClock;
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
    void between_two_messages_lies_half_to_one_and_a_half_times_the_spacing_by_chance() {
        var pacer = pacer(new Pacing(true, Duration.ofSeconds(2), 50, 7));
        pacer.joined(ACCOUNT);
        var gaps = LongStream.range(0, 1000)
                .map(_ -> {
                    pacer.goes(ACCOUNT);
                    pacer.left(ACCOUNT);
                    var next = Objects.requireNonNull(pacer.dueAt(ACCOUNT));
                    pacer.joined(ACCOUNT);
                    return Duration.between(clock.instant(), next).toMillis();
                })
                .summaryStatistics();
        assertThat(gaps.getMin()).isBetween(1000L, 1010L);
        assertThat(gaps.getMax()).isBetween(2990L, 3000L);
        assertThat(gaps.getAverage()).isBetween(1950.0, 2050.0);
    }

    @Test
    void each_that_waits_puts_the_next_one_off_by_the_spacing() {
        var pacer = pacer(new Pacing(true, Duration.ofSeconds(2), 50, 7));
        assertThat(pacer.dueAt(ACCOUNT)).isNull();
        pacer.joined(ACCOUNT);
        assertThat(pacer.dueAt(ACCOUNT)).isEqualTo(in(2));
        pacer.joined(ACCOUNT);
        assertThat(pacer.dueAt(ACCOUNT)).isEqualTo(in(4));
        assertThat(pacer.dueAt(new AccountId(new UUID(0, 2)))).isNull();
        pacer.left(ACCOUNT);
        pacer.left(ACCOUNT);
        pacer.tidy();
        assertThat(pacer.dueAt(ACCOUNT)).isNull();
    }

    @Test
    void without_pacing_nothing_waits() {
        var pacer = pacer(Pacing.OFF);
        pacer.joined(ACCOUNT);
        pacer.goes(ACCOUNT);
        assertThat(pacer.dueAt(ACCOUNT)).isNull();
    }

    private Instant in(int seconds) {
        return clock.instant().plusSeconds(seconds);
    }

    private Pacer pacer(Pacing pacing) {
        return new Pacer(pacing, new Random(1), clock, new TestTimer(clock));
    }
}
