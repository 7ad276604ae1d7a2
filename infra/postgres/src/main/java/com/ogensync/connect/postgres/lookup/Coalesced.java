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
 * Looks up by one query what many callers ask at the same time: whatever was asked while the last query was under way.
 * An answer is never older than its question. A caller who is alone asks by itself, without a change of threads.
 */
public final class Coalesced<K, V> {
    private record Question<K, V>(K key, CompletableFuture<Optional<V>> answer) {}

    private static final int KEYS_MAX = 500;

    private final Function<Set<K>, Map<K, V>> query;
    private List<Question<K, V>> waiting = new ArrayList<>();
    private boolean asking;

    /** Looks up with this query; a key that is not in its answer has none. */
    public Coalesced(Function<Set<K>, Map<K, V>> query) {
        this.query = query;
    }

    /** The key's value; a failure of the query is thrown to all who shared it. */
    public Optional<V> find(K key) {
        var question = new Question<>(key, new CompletableFuture<Optional<V>>());
        if (isFirst(question)) {
            ask(List.of(question));
        }
        try {
            return question.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private synchronized boolean isFirst(Question<K, V> question) {
        if (asking) {
            waiting.add(question);
            return false;
        }
        asking = true;
        return true;
    }

    /** How many wait for the query that is under way. */
    synchronized int waiting() {
        return waiting.size();
    }

    private void ask(List<Question<K, V>> questions) {
        try {
            answer(questions);
        } finally {
            var next = next();
            if (!next.isEmpty()) {
                Thread.ofVirtual().name("lookup").start(() -> ask(next));
            }
        }
    }

    private void answer(List<Question<K, V>> questions) {
        try {
            var keys = new HashSet<K>();
            questions.forEach(question -> keys.add(question.key()));
            var found = query.apply(keys);
            questions.forEach(question -> question.answer().complete(Optional.ofNullable(found.get(question.key()))));
        } catch (RuntimeException | Error failure) {
            questions.forEach(question -> question.answer().completeExceptionally(failure));
        }
    }

    private synchronized List<Question<K, V>> next() {
        if (waiting.isEmpty()) {
            asking = false;
            return List.of();
        }
        var next = waiting.subList(0, Math.min(KEYS_MAX, waiting.size()));
        waiting = new ArrayList<>(waiting.subList(next.size(), waiting.size()));
        return next;
    }
}
