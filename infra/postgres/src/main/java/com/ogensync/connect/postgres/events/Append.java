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

/** What one unit of work stores: all of it or nothing. The writer takes it, or who waits for it withdraws it. */
final class Append {
    private enum State {
        WAITING,
        TAKEN,
        WITHDRAWN
    }

    private final List<EventRow> rows = new ArrayList<>();
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<Optional<SQLException>> end = new CompletableFuture<>();

    void add(Collection<EventRow> more) {
        rows.addAll(more);
    }

    List<EventRow> rows() {
        return rows;
    }

    /** Whether it is the writer's now; else nobody waits for it any more. */
    boolean take() {
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    /** It is durable. The first end counts. */
    void stored() {
        end.complete(Optional.empty());
    }

    /** What the database said. */
    void failed(SQLException why) {
        end.complete(Optional.of(why));
    }

    /**
     * Returns when it is durable.
     *
     * @param patience how long its turn may take to come; from then on it takes as long as the database does
     * @throws SQLException what the database said, or that the turn did not come: then nothing was done
     */
    void await(Duration patience) throws SQLException {
        try {
            end.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            withdraw("The turn to store events did not come in " + patience);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            withdraw("Nobody waits for these events any more");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
        var failure = end.join();
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** What the writer has taken may be stored already: only its end tells. */
    private void withdraw(String why) throws SQLException {
        if (state.compareAndSet(State.WAITING, State.WITHDRAWN)) {
            throw new SQLTransientConnectionException(why);
        }
    }
}
