package com.ogensync.connect.postgres.commands;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.Objects;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Caches recently used aggregates, so that the next command need not read their events. Axon's own cache holds
 * aggregates by weak references and loses every account at each garbage collection.
 */
final class AggregateCache implements Cache {
    static final int AGGREGATES_MAX = 50_000;
    private static final Duration EXPIRY = Duration.ofMinutes(10);
    private static final Duration MESSAGE_EXPIRY = Duration.ofSeconds(20);

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> aggregates = Caffeine.newBuilder()
            .maximumSize(AGGREGATES_MAX)
            .expireAfter(Expiry.accessing(AggregateCache::expiry))
            .build();

    /** Messages are numerous and short-lived: a shorter expiry keeps them from displacing accounts. */
    private static Duration expiry(Object id, Object aggregate) {
        return id.toString().startsWith("message:") ? MESSAGE_EXPIRY : EXPIRY;
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

    /** The number of cached aggregates, after expired ones have been removed. */
    long size() {
        aggregates.cleanUp();
        return aggregates.estimatedSize();
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("Cache listeners are not supported; repositories do not use them");
    }
}
