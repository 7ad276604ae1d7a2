package com.ogensync.connect.postgres.commands;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * The aggregates of late, so that the next command finds them without reading their events. Axon's own cache holds them
 * by weak references, and forgets every account whenever memory is collected.
 */
final class AggregateCache implements Cache {
    static final int AGGREGATES_MAX = 50_000;
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration MESSAGES_KEPT = Duration.ofSeconds(20);

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> aggregates = Caffeine.newBuilder()
            .maximumSize(AGGREGATES_MAX)
            .expireAfter(Expiry.accessing(AggregateCache::kept))
            .build();

    /** There are many messages, and they are done with soon: they must not push the accounts out. */
    private static Duration kept(Object id, Object aggregate) {
        return id.toString().startsWith("message:") ? MESSAGES_KEPT : KEPT;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // Axon's own signature
    public <K, V> @Nullable V get(K key) {
        return (V) aggregates.getIfPresent(Objects.requireNonNull(key));
    }

    @Override
    public void put(Object key, Object value) {
        aggregates.put(key, value);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return aggregates.asMap().putIfAbsent(key, value) == null;
    }

    @Override
    public boolean remove(Object key) {
        return aggregates.asMap().remove(key) != null;
    }

    @Override
    public void removeAll() {
        aggregates.invalidateAll();
    }

    @Override
    public boolean containsKey(Object key) {
        return aggregates.asMap().containsKey(key);
    }

    /** How many are there, when all that is due to go has gone. */
    long size() {
        aggregates.cleanUp();
        return aggregates.estimatedSize();
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Repositories do not listen to their cache");
    }
}
