package com.ogensync.connect.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    void it_starts_beside_whoever_asks_for_it() {
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
    void whoever_takes_the_server_closes_it() {
        try (var ahead = new PostgresAhead(this::server)) {
            ahead.take().close();
        }
        assertThat(closed).hasValue(1);
    }

    @Test
    void a_server_that_nobody_took_does_not_stay_behind() {
        try (var _ = new PostgresAhead(this::server)) {
            assertThat(closed).hasValue(0);
        }
        assertThat(closed).hasValue(1);
    }

    @Test
    void a_refusal_is_thrown_as_it_was() {
        var refusal = new StartRefused("The folder is in use.");
        try (var ahead = new PostgresAhead(() -> {
            throw refusal;
        })) {
            assertThatThrownBy(ahead::take).isSameAs(refusal);
        }
        assertThat(closed).hasValue(0);
    }
}
