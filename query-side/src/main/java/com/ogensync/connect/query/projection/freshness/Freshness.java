package com.ogensync.connect.query.projection.freshness;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.processing.ProjectionTokenStore;
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

/**
 * Delays queries until their projections are up to date. A query carries the global index of the account's newest
 * event. It waits until the account's segment of each projection has passed that index, and is answered with the flag
 * {@code stale} if one has not within the timeout. A caller thus reads its own writes, although projections are updated
 * asynchronously.
 */
public final class Freshness {
    private final Map<String, Progress> progress = new HashMap<>();
    private final ReadWriteLock replacementLock = new ReentrantReadWriteLock();
    private final StreamableMessageSource<?> source;
    private final Duration timeout;

    /** Tracks the progress of these projections. */
    public Freshness(
            List<Projector> projectors,
            ProjectionTokenStore tokens,
            StreamableMessageSource<?> source,
            EventGaps gaps,
            Duration timeout) {
        projectors.forEach(projector -> progress.put(projector.name(), new Progress(projector.group(), tokens, gaps)));
        this.source = source;
        this.timeout = timeout;
    }

    /**
     * Reads when the projections have passed the query's position, or at the timeout; the answer is then stale.
     *
     * @param projections the names of the projections that are read
     */
    public <T> Answer<T> answer(AccountQuery query, List<String> projections, Supplier<@Nullable T> reader) {
        var account = query.accountId().uuid().toString();
        long deadline = System.nanoTime() + timeout.toNanos();
        boolean fresh = true;
        for (var projection : projections) {
            var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            fresh &= progressOf(projection).await(account, query.position(), left);
        }
        var view = read(reader);
        return new Answer<>(view, !fresh || (isEmpty(view) && !areStored(projections, account, query.position())));
    }

    /**
     * Whether the stored tokens have passed a position. A database that came back empty has lost its tokens with its
     * documents, but the processors notice it only at their next access.
     */
    private boolean areStored(List<String> projections, String account, long position) {
        return position < 0
                || projections.stream()
                        .allMatch(projection -> progressOf(projection).hasPassedStored(account, position));
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
     * Waits until a condition holds that depends on a projection, checking it whenever the projection advances. Returns
     * false after the timeout.
     */
    public boolean awaitCondition(String projection, Duration timeout, BooleanSupplier condition) {
        return progressOf(projection).awaitCondition(condition, timeout);
    }

    /** Whether the account's segment of a projection has passed a position. */
    public boolean hasPassed(AccountId account, String projection, long position) {
        return progressOf(projection).hasPassed(account.uuid().toString(), position);
    }

    /**
     * Returns the position up to which a projection has all events of the account. An event that is committed late
     * arrives after events with a higher position, so a reader that resumes from a position must not go beyond this
     * one.
     *
     * @see GapFreePosition
     */
    public long gapFreePosition(AccountId account, String projection) {
        return progressOf(projection).gapFreePosition(account.uuid().toString());
    }

    /**
     * Waits until every projection has reached the present head of the event store. Returns false after the timeout.
     *
     * @param listener receives the slowest projection's position and the position to reach
     */
    public boolean awaitCaughtUp(Duration timeout, CatchUpListener listener) {
        long goal = Positions.of(source.createHeadToken());
        long deadline = System.nanoTime() + timeout.toNanos();
        return progress.values().stream().allMatch(projection -> {
            var left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            return projection.awaitCondition(
                    () -> reportLowest(goal, listener) >= goal || projection.lowest() >= goal, left);
        });
    }

    private long reportLowest(long goal, CatchUpListener listener) {
        long lowest =
                progress.values().stream().mapToLong(Progress::lowest).min().orElse(goal);
        listener.caughtUpTo(Math.min(lowest, goal), goal);
        return lowest;
    }

    /** Returns the progress of a projection. */
    public Progress progressOf(String projection) {
        return Objects.requireNonNull(progress.get(projection), projection);
    }
}
