package com.ogensync.connect.api.account.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account's usage in a time window.
 *
 * @param messages the message events in the window, also of messages accepted before it
 * @param credits the totals up to the end of the window
 * @param latency the time from accepted to sent, of messages sent in the window
 * @param series the buckets of the window, without gaps
 */
public record Usage(Counts messages, Credits credits, Latency latency, List<Bucket> series) {
    /** The number of messages that reached each status. */
    public record Counts(long accepted, long sent, long delivered, long read, long failed) {
        /** Returns sent/(sent+failed); null if both are 0. */
        public @Nullable Double successRate() {
            return sent + failed == 0 ? null : (double) sent / (sent + failed);
        }
    }

    /**
     * Coins since the account was opened; {@code remaining = granted - used + refunded}.
     *
     * @param used all debits, including refunded ones
     */
    public record Credits(long granted, long used, long refunded, long remaining) {}

    /** Percentiles in milliseconds; null if nothing was sent. */
    public record Latency(
            @Nullable Long p50,
            @Nullable Long p95,
            @Nullable Long p99) {}

    /**
     * A bucket of the window.
     *
     * @param from the start of the bucket
     * @param creditsUsed the coins debited for messages accepted in the bucket
     */
    public record Bucket(Instant from, Counts messages, long creditsUsed) {}

    public Usage {
        series = List.copyOf(series);
    }
}
