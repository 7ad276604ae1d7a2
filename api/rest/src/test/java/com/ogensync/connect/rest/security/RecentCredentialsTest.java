package com.ogensync.connect.rest.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RecentCredentialsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final TokenId token = new TokenId(UUID.randomUUID());
    private final Credential good =
            new Credential(token, new AccountId(UUID.randomUUID()), Set.of(Scope.API), false, false);
    private final AtomicInteger lookUps = new AtomicInteger();

    @Test
    void a_busy_token_is_looked_up_once_and_again_after_its_cache_time() {
        var recent = new RecentCredentials(_ -> {
            lookUps.incrementAndGet();
            return Optional.of(good);
        });
        for (int i = 0; i < 100; i++) {
            assertThat(recent.find(token).block(TIMEOUT)).isEqualTo(good);
        }
        assertThat(lookUps.get()).isLessThan(5);
        int before = lookUps.get();
        Awaitility.await().atMost(Duration.ofMillis(1500)).until(() -> {
            recent.find(token).block(TIMEOUT);
            return lookUps.get() > before;
        });
    }

    @Test
    void concurrent_requests_share_one_look_up() {
        var gate = new CountDownLatch(1);
        var recent = new RecentCredentials(_ -> {
            lookUps.incrementAndGet();
            await(gate);
            return Optional.of(good);
        });
        var first = recent.find(token).toFuture();
        var second = recent.find(token).toFuture();
        first.cancel(true);
        gate.countDown();
        assertThat(second.join()).isEqualTo(good);
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void unknown_and_revoked_tokens_are_not_cached() {
        var known = new AtomicReference<Optional<Credential>>(Optional.empty());
        var recent = new RecentCredentials(_ -> known.get());
        assertThat(recent.find(token).block(TIMEOUT)).isNull();
        known.set(Optional.of(good));
        Awaitility.await().until(() -> good.equals(recent.find(token).block(TIMEOUT)));
        var other = new TokenId(UUID.randomUUID());
        known.set(Optional.of(new Credential(other, good.holder(), good.scopes(), true, false)));
        assertThat(recent.find(other).block(TIMEOUT)).isNull();
    }

    @Test
    void a_failed_look_up_is_not_cached() {
        var recent = new RecentCredentials(_ -> {
            if (lookUps.incrementAndGet() == 1) {
                throw new IllegalStateException("unavailable");
            }
            return Optional.of(good);
        });
        assertThatThrownBy(() -> recent.find(token).block(TIMEOUT)).isInstanceOf(IllegalStateException.class);
        Awaitility.await()
                .ignoreExceptions()
                .until(() -> good.equals(recent.find(token).block(TIMEOUT)));
    }

    @Test
    void a_retired_token_is_not_found_even_by_a_look_up_that_began_before() {
        var looking = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var recent = new RecentCredentials(_ -> {
            looking.countDown();
            await(gate);
            return Optional.of(good);
        });
        var before = recent.find(token).toFuture();
        await(looking);
        recent.retire(token);
        gate.countDown();
        assertThat(before.join()).isNull();
        assertThat(recent.find(token).block(TIMEOUT)).isNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
