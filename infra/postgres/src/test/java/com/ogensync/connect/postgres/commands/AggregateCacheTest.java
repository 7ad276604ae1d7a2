package com.ogensync.connect.postgres.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AggregateCacheTest {
    private final AggregateCache cache = new AggregateCache();

    @Test
    void a_cached_aggregate_is_found_until_it_is_removed() {
        cache.put("account:1", "state");

        assertThat(cache.<String, String>get("account:1")).isEqualTo("state");
        assertThat(cache.putIfAbsent("account:1", "other")).isFalse();
        assertThat(cache.remove("account:1")).isTrue();
        assertThat(cache.containsKey("account:1")).isFalse();
    }

    @Test
    void an_active_account_is_not_evicted_by_many_messages() {
        cache.put("account:1", "state");

        IntStream.range(0, 200_000).forEach(i -> {
            cache.put("message:" + i, "state");
            if (i % 100 == 0) {
                assertThat(cache.<String, String>get("account:1")).isEqualTo("state");
            }
        });

        assertThat(cache.size()).isLessThanOrEqualTo(AggregateCache.AGGREGATES_MAX);
    }
}
