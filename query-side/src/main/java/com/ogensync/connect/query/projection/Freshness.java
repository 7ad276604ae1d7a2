package com.ogensync.connect.query.projection;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Answer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/** Lets answers wait, a little, for the projections that they come from. */
public final class Freshness {
    private final Map<String, Progress> progress = new HashMap<>();
    private final ReadWriteLock exchange = new ReentrantReadWriteLock();
    private final StreamableMessageSource<?> source;
    private final Duration patience;

    Freshness(
            List<Projector> projectors,
            ProjectionTokenStore tokens,
            StreamableMessageSource<?> source,
            EventGaps gaps,
            Duration patience) {
        projectors.forEach(projector -> progress.put(projector.name(), new Progress(projector.group(), tokens, gaps)));
        this.source = source;
        this.patience = patience;
    }

    /**
     * Looks when the projections have passed the query's position, or anyway when patience ran out: then it is stale.
     */
    public <T> Answer<T> answer(AccountQuery query, List<String> projections, Supplier<@Nullable T> look) {
        var account = query.accountId().uuid().toString();
        long deadline = System.nanoTime() + patience.toNanos();
        boolean fresh = true;
        for (var projection : projections) {
            var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            fresh &= progressOf(projection).await(account, query.position(), left);
        }
        return new Answer<>(look(look), !fresh);
    }

    /** Looks while no projection is just being exchanged for one that was made anew. */
    public <T extends @Nullable Object> T look(Supplier<T> look) {
        exchange.readLock().lock();
        try {
            return look.get();
        } finally {
            exchange.readLock().unlock();
        }
    }

    /** Exchanges a projection: the embedded MongoDB does it in two steps, between which nobody may look. */
    void exchange(Runnable change) {
        exchange.writeLock().lock();
        try {
            change.run();
        } finally {
            exchange.writeLock().unlock();
        }
    }

    /** Waits until something is so that can only become so by a projection's progress; looks again after each step. */
    public boolean awaiting(String projection, Duration patience, BooleanSupplier reached) {
        return progressOf(projection).awaiting(reached, patience);
    }

    /** Whether an account's part of a projection has passed a position. */
    public boolean hasPassed(AccountId account, String projection, long position) {
        return progressOf(projection).hasPassed(account.uuid().toString(), position);
    }

    /**
     * The position up to which nothing of the account can come to a projection any more: an event that was committed
     * late comes behind later ones.
     */
    public long settled(AccountId account, String projection) {
        return progressOf(projection).settled(account.uuid().toString());
    }

    /**
     * Waits until every projection has come to where the event store is now; false when patience ran out.
     *
     * @param listener hears the slowest projection's position, and the one to reach
     */
    public boolean awaitCaughtUp(Duration patience, CatchUpListener listener) {
        long goal = Positions.of(source.createHeadToken());
        long deadline = System.nanoTime() + patience.toNanos();
        return progress.values().stream().allMatch(one -> {
            var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            return one.awaiting(() -> lowestHeard(goal, listener) >= goal || one.lowest() >= goal, left);
        });
    }

    private long lowestHeard(long goal, CatchUpListener listener) {
        long lowest =
                progress.values().stream().mapToLong(Progress::lowest).min().orElse(goal);
        listener.caughtUpTo(Math.min(lowest, goal), goal);
        return lowest;
    }

    Progress progressOf(String projection) {
        return Objects.requireNonNull(progress.get(projection), projection);
    }
}
