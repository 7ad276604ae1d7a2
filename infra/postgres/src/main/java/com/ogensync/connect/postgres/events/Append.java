package com.ogensync.connect.postgres.events;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The events of one unit of work, stored all or nothing. Either the writer takes it, or the waiting thread withdraws
 * it.
 */
final class Append {
    private enum State {
        WAITING,
        TAKEN,
        WITHDRAWN
    }

    private final List<EventRow> rows = new ArrayList<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Optional<SQLException>> result = new CompletableFuture<>();

    void add(Collection<EventRow> more) {
        rows.addAll(more);
    }

    List<EventRow> rows() {
        return rows;
    }

    /** Marks it as taken by the writer. Returns false if the waiting thread has withdrawn it. */
    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    /** Reports that the events are durable. Only the first result is used. */
    void stored() {
        result.complete(Optional.empty());
    }

    /** Reports the database's failure. */
    void failed(SQLException why) {
        result.complete(Optional.of(why));
    }

    /**
     * Waits until the events are durable.
     *
     * @param timeout how long the writer may take to start with these events; afterwards the wait is as long as the
     *     database takes
     * @throws SQLException the database's failure, or the time-out before the writer has started, when nothing was
     *     stored
     */
    void await(Duration timeout) throws SQLException {
        try {
            result.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            withdraw("The event writer did not take the events within " + timeout);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            withdraw("The thread was interrupted before the event writer took the events");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        var failure = result.join();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /**
     * Withdraws the events unless the writer has taken them: then they may be stored already, and only the result shows
     * it.
     */
    private void withdraw(String why) throws SQLException {
        if (state.compareAndSet(State.WAITING, State.WITHDRAWN)) {
            throw new SQLTransientConnectionException(why);
        }
    }
}
