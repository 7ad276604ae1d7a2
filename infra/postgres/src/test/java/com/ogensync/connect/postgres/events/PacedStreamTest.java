package com.ogensync.connect.postgres.events;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Test;

class PacedStreamTest {
    private long now = 1_000_000_000;
    private long rested;
    private final PacedStream stream = new PacedStream(new Endless(), () -> now, nanos -> {
        rested = Math.max(0, nanos);
        now += rested;
    });

    @Test
    void the_first_events_after_an_idle_period_are_read_at_once() throws InterruptedException {
        passes(500);
        ask();

        assertThat(rested).isZero();
    }

    @Test
    void a_batch_is_followed_by_a_pause_of_six_times_its_duration() throws InterruptedException {
        ask();
        passes(5);
        ask();

        assertThat(rested).isEqualTo(MILLISECONDS.toNanos(30));
    }

    @Test
    void a_pause_is_at_most_60_ms() throws InterruptedException {
        ask();
        passes(5_000);
        ask();

        assertThat(rested).isEqualTo(MILLISECONDS.toNanos(60));
    }

    @Test
    void after_an_empty_batch_the_pause_is_2_ms() throws InterruptedException {
        ask();
        ask();

        assertThat(rested).isEqualTo(MILLISECONDS.toNanos(2));
    }

    @Test
    void waiting_for_events_counts_as_pause() throws InterruptedException {
        ask();
        passes(5);
        arriveAfter(15);
        ask();

        assertThat(rested).isEqualTo(MILLISECONDS.toNanos(15));
    }

    private long arrival;

    private void ask() throws InterruptedException {
        assertThat(stream.hasNextAvailable(1, TimeUnit.SECONDS)).isTrue();
    }

    private void passes(long millis) {
        now += MILLISECONDS.toNanos(millis);
    }

    private void arriveAfter(long millis) {
        arrival = MILLISECONDS.toNanos(millis);
    }

    private final class Endless implements TrackingEventStream {

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            now += arrival;
            return true;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            throw new IllegalStateException("Not used in this test");
        }

        @Override
        public void close() {}
    }
}
