package com.ogensync.connect.postgres.lookup;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * Combines concurrent lookups: all keys that are requested while a query is running are looked up by the next query. A
 * result is never older than its request. A single caller runs the query in its own thread.
 */
public final class Coalesced<K, V> {
    private record Request<K, V>(K key, CompletableFuture<Optional<V>> result) {}

    private static final int KEYS_MAX = 500;

    private final Function<Set<K>, Map<K, V>> query;
    private List<Request<K, V>> waiting = new ArrayList<>();
    private boolean running;

    /** Creates a lookup with a query; a key without an entry in the query's result has no value. */
    public Coalesced(Function<Set<K>, Map<K, V>> query) {
        this.query = query;
    }

    /** Returns the key's value. A failure of the query is thrown to all callers that shared it. */
    public Optional<V> find(K key) {
        var request = new Request<>(key, new CompletableFuture<Optional<V>>());
        if (isFirst(request)) {
            run(List.of(request));
        }
        try {
            return request.result().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private synchronized boolean isFirst(Request<K, V> request) {
        if (running) {
            waiting.add(request);
            return false;
        }
        running = true;
        return true;
    }

    /** The number of requests that wait for the running query. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void run(List<Request<K, V>> requests) {
        try {
            complete(requests);
        } finally {
            var next = next();
            if (!next.isEmpty()) {
                Thread.ofVirtual().name("lookup").start(() -> run(next));
            }
        }
    }

    private void complete(List<Request<K, V>> requests) {
        try {
            var keys = new HashSet<K>();
            requests.forEach(request -> keys.add(request.key()));
            var found = query.apply(keys);
            requests.forEach(request -> request.result().complete(Optional.ofNullable(found.get(request.key()))));
        } catch (RuntimeException | Error failure) {
            requests.forEach(request -> request.result().completeExceptionally(failure));
        }
    }

    private synchronized List<Request<K, V>> next() {
        if (waiting.isEmpty()) {
            running = false;
            return List.of();
        }
        var next = waiting.subList(0, Math.min(KEYS_MAX, waiting.size()));
        waiting = new ArrayList<>(waiting.subList(next.size(), waiting.size()));
        return next;
    }
}
