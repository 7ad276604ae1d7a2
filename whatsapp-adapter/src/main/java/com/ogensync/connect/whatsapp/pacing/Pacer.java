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
 * Keeps the messages of an account apart: between two of them lies half to one and a half times the spacing, by chance.
 * Without spacing nothing waits.
 */
public final class Pacer {

    private static final double LEAST = 0.5;

    private static final class Line {

        private Instant next = Instant.EPOCH;
        private int waiting;
        private @Nullable CountDownLatch turn;
    }

    private final Duration spacing;
    private final RandomGenerator random;
    private final Clock clock;
    private final Timer timer;
    private final Map<AccountId, Line> lines = new HashMap<>();

    /** Nobody waits yet. */
    public Pacer(Pacing pacing, RandomGenerator random, Clock clock, Timer timer) {
        this.spacing = pacing.on() ? pacing.spacing() : Duration.ZERO;
        this.random = random;
        this.clock = clock;
        this.timer = timer;
    }

    /** One more of the account's messages waits for its turn. */
    public synchronized void joined(AccountId account) {
        if (spacing.isPositive()) {
            lines.computeIfAbsent(account, _ -> new Line()).waiting++;
        }
    }

    /** Waits for the turn of the account's next message, for as long as that is worth it; it blocks. */
    public void await(AccountId account, BooleanSupplier worthIt) throws InterruptedException {
        for (var turn = turn(account); turn != null && worthIt.getAsBoolean(); turn = turn(account)) {
            turn.await();
        }
    }

    private synchronized @Nullable CountDownLatch turn(AccountId account) {
        var line = lines.get(account);
        var left = line == null ? Duration.ZERO : Duration.between(clock.instant(), line.next);
        if (line == null || !left.isPositive()) {
            return null;
        }
        var turn = new CountDownLatch(1);
        line.turn = turn;
        timer.after(left, turn::countDown);
        return turn;
    }

    /** The account's message goes out now; the next has to wait. */
    public synchronized void goes(AccountId account) {
        var line = lines.get(account);
        if (line != null) {
            var part = LEAST + random.nextDouble();
            line.next = clock.instant().plusNanos((long) (spacing.toNanos() * part));
        }
    }

    /** One of the account's messages waits no more. */
    public synchronized void left(AccountId account) {
        var line = lines.get(account);
        if (line != null) {
            line.waiting--;
        }
    }

    /** When a message that joins now would have its turn, about; null when that is now. */
    public synchronized @Nullable Instant dueAt(AccountId account) {
        var line = lines.get(account);
        var now = clock.instant();
        if (line == null || (line.waiting == 0 && !line.next.isAfter(now))) {
            return null;
        }
        var first = line.next.isAfter(now) ? line.next : now;
        return first.plus(spacing.multipliedBy(line.waiting));
    }

    /** Waiting may not be worth it any more: the account's next message looks again. */
    public synchronized void hurry(AccountId account) {
        var line = lines.get(account);
        if (line != null && line.turn != null) {
            line.turn.countDown();
        }
    }

    /** Waiting may not be worth it any more for anybody. */
    public synchronized void hurryAll() {
        lines.keySet().forEach(this::hurry);
    }

    /** Forgets whoever need not wait. */
    public synchronized void tidy() {
        var now = clock.instant();
        lines.values().removeIf(line -> line.waiting == 0 && !line.next.isAfter(now));
    }
}
