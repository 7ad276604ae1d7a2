package com.ogensync.connect.whatsapp.timing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.runtime.timing.PeriodicTask;
import com.ogensync.connect.whatsapp.TestClock;
import com.ogensync.connect.whatsapp.TestTimer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final TestTimer timer = new TestTimer(new TestClock());
    private final AtomicInteger beats = new AtomicInteger();

    @Test
    void beats_at_once_and_in_each_interval() {
        var heart = new PeriodicTask(timer, INTERVAL, "Counting", beats::incrementAndGet);
        heart.start();
        timer.advance(Duration.ZERO);
        assertThat(beats).hasValue(1);
        timer.advance(INTERVAL.multipliedBy(3));
        assertThat(beats).hasValue(4);
    }

    @Test
    void tries_what_failed_again_soon_and_then_goes_on_as_before() {
        var heart = new PeriodicTask(timer, INTERVAL, "Counting", () -> {
            if (beats.incrementAndGet() <= 3) {
                throw new IllegalStateException("away");
            }
        });
        heart.start();
        timer.advance(Duration.ofMillis(1500));
        assertThat(beats).hasValue(4);
        timer.advance(INTERVAL.minusMillis(1));
        assertThat(beats).hasValue(4);
        timer.advance(Duration.ofMillis(1));
        assertThat(beats).hasValue(5);
    }

    @Test
    void a_short_interval_is_not_made_longer_by_a_failure() {
        var heart = new PeriodicTask(timer, Duration.ofMillis(100), "Counting", () -> {
            beats.incrementAndGet();
            throw new IllegalStateException("away");
        });
        heart.start();
        timer.advance(Duration.ofMillis(200));
        assertThat(beats).hasValue(3);
    }

    @Test
    void a_nudge_brings_the_next_beat_forward_and_makes_no_second_heart() {
        var heart = new PeriodicTask(timer, INTERVAL, "Counting", beats::incrementAndGet);
        heart.start();
        timer.advance(Duration.ZERO);
        heart.nudge(Duration.ofSeconds(1));
        timer.advance(Duration.ofSeconds(1));
        assertThat(beats).hasValue(2);
        timer.advance(INTERVAL);
        assertThat(beats).hasValue(3);
    }

    @Test
    void nudges_that_keep_coming_do_not_put_the_beat_off() {
        var heart = new PeriodicTask(timer, INTERVAL, "Counting", beats::incrementAndGet);
        heart.start();
        timer.advance(Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            heart.nudge(Duration.ofSeconds(1));
            timer.advance(Duration.ofMillis(400));
        }
        assertThat(beats).hasValue(2);
    }

    @Test
    void a_nudge_during_a_beat_counts_too() {
        var hearts = new PeriodicTask[1];
        hearts[0] = new PeriodicTask(timer, INTERVAL, "Counting", () -> {
            if (beats.incrementAndGet() == 1) {
                hearts[0].nudge(Duration.ofSeconds(1));
            }
        });
        hearts[0].start();
        timer.advance(Duration.ofSeconds(1));
        assertThat(beats).hasValue(2);
    }

    @Test
    void a_stopped_heart_is_still() {
        var heart = new PeriodicTask(timer, INTERVAL, "Counting", beats::incrementAndGet);
        heart.start();
        timer.advance(Duration.ZERO);
        heart.stop();
        heart.nudge(Duration.ZERO);
        timer.advance(INTERVAL.multipliedBy(2));
        assertThat(beats).hasValue(1);
    }
}
