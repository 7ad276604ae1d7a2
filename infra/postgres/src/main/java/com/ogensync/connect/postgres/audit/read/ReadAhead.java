package com.ogensync.connect.postgres.audit.read;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A bounded buffer of rows that a background thread reads ahead, in order. */
public final class ReadAhead<T> implements AutoCloseable {

    private static final int BATCH = 512;
    private static final int AHEAD = 8;

    private final BlockingQueue<List<T>> batches = new ArrayBlockingQueue<>(AHEAD);
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private List<T> batch = new ArrayList<>();
    private int next;
    private boolean over;

    /** Reads all rows and passes them to the consumer. */
    @FunctionalInterface
    public interface Source<T> {
        /** Reads all rows. */
        void read(Consumer<T> reader) throws SQLException;
    }

    /** Starts to read on a thread of this name. */
    public ReadAhead(String name, Source<T> source) {
        thread = Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                readAll(source);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt(); // The reader was closed.
            }
        });
    }

    /** Returns the next row without removing it; null at the end. */
    public @Nullable T peek() throws SQLException {
        while (!over && next == batch.size()) {
            batch = taken();
            next = 0;
            over = batch.isEmpty();
        }
        if (over && failure != null) {
            throw new SQLException(failure.getMessage(), failure);
        }
        return over ? null : batch.get(next);
    }

    /** Removes the next row. */
    public void skip() {
        next++;
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private List<T> taken() throws SQLException {
        try {
            return batches.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("The audit was interrupted", e);
        }
    }

    private void readAll(Source<T> source) throws InterruptedException {
        var filling = new ArrayList<List<T>>(List.of(new ArrayList<T>(BATCH)));
        try {
            source.read(one -> {
                filling.getFirst().add(one);
                if (filling.getFirst().size() == BATCH) {
                    put(filling.set(0, new ArrayList<>(BATCH)));
                }
            });
            put(filling.getFirst());
        } catch (SQLException | RuntimeException | Error e) {
            failure = e;
        }
        batches.put(List.of());
    }

    private void put(List<T> full) {
        try {
            if (!full.isEmpty()) {
                batches.put(full);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The reader was closed", e);
        }
    }
}
