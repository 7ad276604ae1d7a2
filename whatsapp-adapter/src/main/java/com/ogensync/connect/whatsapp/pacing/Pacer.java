package com.ogensync.connect.whatsapp.pacing;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.runtime.timing.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Spaces out the messages of an account: the pause between two messages is random, between 0.5 and 1.5 times the
 * configured spacing. Without spacing, messages do not wait.
 */
public final class Pacer {

    private static final double FACTOR_MIN = 0.5;

    private static final class Lane {

        private Instant next = Instant.EPOCH;
        private int waiting;
        private @Nullable CountDownLatch turn;
    }

    private final Duration spacing;
    private final RandomGenerator random;
    private final Clock clock;
    private final Timer timer;
    private final Map<AccountId, Lane> lanes = new HashMap<>();

    Pacer(Pacing pacing, RandomGenerator random, Clock clock, Timer timer) {
        this.spacing = pacing.on() ? pacing.spacing() : Duration.ZERO;
        this.random = random;
        this.clock = clock;
        this.timer = timer;
    }

    /** Counts another waiting message of the account. */
    public synchronized void enqueued(AccountId account) {
        if (spacing.isPositive()) {
            lanes.computeIfAbsent(account, _ -> new Lane()).waiting++;
        }
    }

    /** Blocks until the account's next message may be sent, or until the condition no longer holds. */
    public void await(AccountId account, BooleanSupplier condition) throws InterruptedException {
        for (var turn = turn(account); turn != null && condition.getAsBoolean(); turn = turn(account)) {
            turn.await();
        }
    }

    private synchronized @Nullable CountDownLatch turn(AccountId account) {
        var lane = lanes.get(account);
        var left = lane == null ? Duration.ZERO : Duration.between(clock.instant(), lane.next);
        if (lane == null || !left.isPositive()) {
            return null;
        }
        var turn = new CountDownLatch(1);
        lane.turn = turn;
        timer.after(left, turn::countDown);
        return turn;
    }

    /** Records that a message is sent now, and starts the pause before the next one. */
    public synchronized void sending(AccountId account) {
        var lane = lanes.get(account);
        if (lane != null) {
            var factor = FACTOR_MIN + random.nextDouble();
            lane.next = clock.instant().plusNanos((long) (spacing.toNanos() * factor));
        }
    }

    /** Removes a message from the count of waiting messages. */
    public synchronized void dequeued(AccountId account) {
        var lane = lanes.get(account);
        if (lane != null) {
            lane.waiting--;
        }
    }

    /** Returns approximately when a message added now would be sent; null for immediately. */
    public synchronized @Nullable Instant dueAt(AccountId account) {
        var lane = lanes.get(account);
        var now = clock.instant();
        if (lane == null || (lane.waiting == 0 && !lane.next.isAfter(now))) {
            return null;
        }
        var first = lane.next.isAfter(now) ? lane.next : now;
        return first.plus(spacing.multipliedBy(lane.waiting));
    }

    /** Wakes the account's next message, so that it checks its condition again. */
    public synchronized void wake(AccountId account) {
        var lane = lanes.get(account);
        if (lane != null && lane.turn != null) {
            lane.turn.countDown();
        }
    }

    /** Wakes the next message of every account, so that it checks its condition again. */
    public synchronized void wakeAll() {
        lanes.keySet().forEach(this::wake);
    }

    /** Removes accounts without a waiting message or a pending pause. */
    public synchronized void removeIdle() {
        var now = clock.instant();
        lanes.values().removeIf(lane -> lane.waiting == 0 && !lane.next.isAfter(now));
    }
}
