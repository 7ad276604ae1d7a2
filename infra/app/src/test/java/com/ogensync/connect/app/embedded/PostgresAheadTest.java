package com.ogensync.connect.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.app.database.PostgresAddress;
import com.ogensync.connect.app.database.PostgresServer;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StartRefused;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostgresAheadTest {

    private final AtomicInteger closed = new AtomicInteger();

    private PostgresServer server() {
        return new PostgresServer() {
            @Override
            public PostgresAddress address() {
                return new PostgresAddress(new Secret("jdbc:postgresql:none"), Optional.empty(), Optional.empty());
            }

            @Override
            public boolean embedded() {
                return true;
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    @Test
    void it_starts_the_server_in_parallel_to_the_caller() {
        var asked = new CountDownLatch(1);
        try (var ahead = new PostgresAhead(() -> {
            asked.await();
            return server();
        })) {
            asked.countDown();
            assertThat(ahead.take().embedded()).isTrue();
        }
    }

    @Test
    void a_taken_server_is_left_for_its_taker_to_close() {
        try (var ahead = new PostgresAhead(this::server)) {
            ahead.take().close();
        }
        assertThat(closed).hasValue(1);
    }

    @Test
    void a_server_that_was_not_taken_is_closed() {
        try (var _ = new PostgresAhead(this::server)) {
            assertThat(closed).hasValue(0);
        }
        assertThat(closed).hasValue(1);
    }

    @Test
    void an_interrupted_start_leaves_no_server_running() {
        var interrupted = new CountDownLatch(1);
        var ahead = new PostgresAhead(() -> {
            interrupted.await();
            return server();
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(ahead::take).isInstanceOf(StartRefused.class).hasMessage("The start was interrupted.");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        interrupted.countDown();
        ahead.close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(closed).hasValue(1);
    }

    @Test
    void a_refusal_is_rethrown_unchanged() {
        var refusal = new StartRefused("The folder is in use.");
        try (var ahead = new PostgresAhead(() -> {
            throw refusal;
        })) {
            assertThatThrownBy(ahead::take).isSameAs(refusal);
        }
        assertThat(closed).hasValue(0);
    }
}
