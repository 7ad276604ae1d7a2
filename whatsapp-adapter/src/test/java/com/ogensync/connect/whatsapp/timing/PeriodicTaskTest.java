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
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runs_immediately_and_in_each_interval() {
        var task = new PeriodicTask(timer, INTERVAL, "Counting", runs::incrementAndGet);
        task.start();
        timer.advance(Duration.ZERO);
        assertThat(runs).hasValue(1);
        timer.advance(INTERVAL.multipliedBy(3));
        assertThat(runs).hasValue(4);
    }

    @Test
    void retries_a_failed_run_early_and_then_keeps_its_interval() {
        var task = new PeriodicTask(timer, INTERVAL, "Counting", () -> {
            if (runs.incrementAndGet() <= 3) {
                throw new IllegalStateException("unavailable");
            }
        });
        task.start();
        timer.advance(Duration.ofMillis(1500));
        assertThat(runs).hasValue(4);
        timer.advance(INTERVAL.minusMillis(1));
        assertThat(runs).hasValue(4);
        timer.advance(Duration.ofMillis(1));
        assertThat(runs).hasValue(5);
    }

    @Test
    void a_short_interval_is_not_made_longer_by_a_failure() {
        var task = new PeriodicTask(timer, Duration.ofMillis(100), "Counting", () -> {
            runs.incrementAndGet();
            throw new IllegalStateException("unavailable");
        });
        task.start();
        timer.advance(Duration.ofMillis(200));
        assertThat(runs).hasValue(3);
    }

    @Test
    void a_nudge_brings_the_next_run_forward_and_starts_no_second_schedule() {
        var task = new PeriodicTask(timer, INTERVAL, "Counting", runs::incrementAndGet);
        task.start();
        timer.advance(Duration.ZERO);
        task.nudge(Duration.ofSeconds(1));
        timer.advance(Duration.ofSeconds(1));
        assertThat(runs).hasValue(2);
        timer.advance(INTERVAL);
        assertThat(runs).hasValue(3);
    }

    @Test
    void repeated_nudges_do_not_delay_the_next_run() {
        var task = new PeriodicTask(timer, INTERVAL, "Counting", runs::incrementAndGet);
        task.start();
        timer.advance(Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            task.nudge(Duration.ofSeconds(1));
            timer.advance(Duration.ofMillis(400));
        }
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_nudge_during_a_run_takes_effect() {
        var tasks = new PeriodicTask[1];
        tasks[0] = new PeriodicTask(timer, INTERVAL, "Counting", () -> {
            if (runs.incrementAndGet() == 1) {
                tasks[0].nudge(Duration.ofSeconds(1));
            }
        });
        tasks[0].start();
        timer.advance(Duration.ofSeconds(1));
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_stopped_task_does_not_run() {
        var task = new PeriodicTask(timer, INTERVAL, "Counting", runs::incrementAndGet);
        task.start();
        timer.advance(Duration.ZERO);
        task.stop();
        task.nudge(Duration.ZERO);
        timer.advance(INTERVAL.multipliedBy(2));
        assertThat(runs).hasValue(1);
    }
}
