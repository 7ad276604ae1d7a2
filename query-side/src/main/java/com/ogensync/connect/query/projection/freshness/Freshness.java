package com.ogensync.connect.query.projection.freshness;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.query.projection.processing.ProjectionTokenStore;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * Delays queries until their projections are up to date. A query carries the global index of the account's newest
 * event. It waits until the projections of the account's segment have passed that index, and is answered with the flag
 * {@code stale} if they have not within the timeout. A caller thus reads its own writes, although projections are
 * updated asynchronously.
 */
public final class Freshness {
    private final Progress progress;
    private final ReadWriteLock replacementLock = new ReentrantReadWriteLock();
    private final StreamableMessageSource<?> source;
    private final Duration timeout;

    /** Tracks the progress of the projections' event processor. */
    public Freshness(ProjectionTokenStore tokens, StreamableMessageSource<?> source, EventGaps gaps, Duration timeout) {
        this.progress = new Progress(tokens, gaps);
        this.source = source;
        this.timeout = timeout;
    }

    /** Reads when the projections have passed the query's position, or at the timeout; the answer is then stale. */
    public <T> Answer<T> answer(AccountQuery query, Supplier<@Nullable T> reader) {
        var account = query.accountId().uuid().toString();
        boolean fresh = progress.await(account, query.position(), timeout);
        var view = read(reader);
        return new Answer<>(view, !fresh || (isEmpty(view) && !isStored(account, query.position())));
    }

    /**
     * Whether the stored token has passed a position. A database that came back empty has lost its tokens with its
     * documents, but the processor notices it only at its next access.
     */
    private boolean isStored(String account, long position) {
        return position < 0 || progress.hasPassedStored(account, position);
    }

    private static boolean isEmpty(@Nullable Object view) {
        return view == null || (view instanceof Page<?> page && page.items().isEmpty());
    }

    /** Reads while no projection is being replaced by a rebuilt one. */
    public <T extends @Nullable Object> T read(Supplier<T> reader) {
        replacementLock.readLock().lock();
        try {
            return reader.get();
        } finally {
            replacementLock.readLock().unlock();
        }
    }

    /**
     * Replaces a projection by a rebuilt one while no query reads. The embedded MongoDB drops the old collection and
     * renames the new one in two steps.
     */
    public void replace(Runnable replacing) {
        replacementLock.writeLock().lock();
        try {
            replacing.run();
        } finally {
            replacementLock.writeLock().unlock();
        }
    }

    /**
     * Waits until a condition holds that depends on the projections, checking it whenever they advance. Returns false
     * after the timeout.
     */
    public boolean awaitCondition(Duration timeout, BooleanSupplier condition) {
        return progress.awaitCondition(condition, timeout);
    }

    /** Whether the projections of the account have passed a position. */
    public boolean hasPassed(AccountId account, long position) {
        return progress.hasPassed(account.uuid().toString(), position);
    }

    /**
     * Returns the position up to which the projections have all events of the account. An event that is committed late
     * arrives after events with a higher position, so a reader that resumes from a position must not go beyond this
     * one.
     *
     * @see GapFreePosition
     */
    public long gapFreePosition(AccountId account) {
        return progress.gapFreePosition(account.uuid().toString());
    }

    /**
     * Waits until the projections have reached the present head of the event store. Returns false after the timeout.
     *
     * @param listener receives the position of the projections and the position to reach
     */
    public boolean awaitCaughtUp(Duration timeout, CatchUpListener listener) {
        long goal = Positions.of(source.createHeadToken());
        return progress.awaitCondition(
                () -> {
                    long lowest = progress.lowest();
                    listener.caughtUpTo(Math.min(lowest, goal), goal);
                    return lowest >= goal;
                },
                timeout);
    }

    /** Returns the progress of the projections' event processor. */
    public Progress progress() {
        return progress;
    }
}
