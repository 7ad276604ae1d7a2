package com.ogensync.connect.postgres.vault;

import com.ogensync.connect.api.Vault.Purpose;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Caches recently used keys, so that not every message queries the database. An erased key is removed at once, and a
 * key that was read before an erasure is not cached after it. A key that another node has erased stays cached for one
 * minute at most.
 */
final class KeyCache {

    private static final int SIZE = 4_096;
    private static final long NANOS_MAX = 60_000_000_000L;

    private record Entry(DataKey key, long since) {}

    private final Map<String, Entry> byId = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<KeyUse, String> byUse = new HashMap<>();
    private long erasures;

    synchronized @Nullable DataKey find(String keyId) {
        var entry = byId.get(keyId);
        if (entry == null) {
            return null;
        }
        if (System.nanoTime() - entry.since() > NANOS_MAX) {
            remove(entry.key());
            return null;
        }
        return entry.key();
    }

    synchronized @Nullable DataKey find(KeyUse use) {
        var keyId = byUse.get(use);
        return keyId == null ? null : find(keyId);
    }

    /** The number of erasures. Read it before a key is read from the database. */
    synchronized long erasures() {
        return erasures;
    }

    synchronized void put(DataKey key, long erasuresBeforeReading) {
        if (erasures != erasuresBeforeReading) {
            return;
        }
        byId.put(key.id(), new Entry(key, System.nanoTime()));
        byUse.put(key.use(), key.id());
        if (byId.size() > SIZE) {
            remove(byId.values().iterator().next().key());
        }
    }

    synchronized void forget(UUID accountId, Purpose purpose) {
        erasures++;
        var forgotten = byId.values().stream()
                .map(Entry::key)
                .filter(key ->
                        key.use().accountId().equals(accountId) && key.use().purpose() == purpose)
                .toList();
        forgotten.forEach(this::remove);
    }

    private void remove(DataKey key) {
        byId.remove(key.id());
        byUse.remove(key.use(), key.id());
    }
}
