package com.ogensync.connect.api.account.query;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account used in a window of time.
 *
 * @param messages what happened in the window, whenever it began
 * @param credits the totals up to the window's end
 * @param latency from accepted to sent, of what was sent in the window
 * @param series the window in buckets, without a gap
 */
public record Usage(Counts messages, Credits credits, Latency latency, List<Bucket> series) {
    /** How many messages came how far. */
    public record Counts(long accepted, long sent, long delivered, long read, long failed) {
        /** sent/(sent+failed); null when there was neither. */
        public @Nullable Double successRate() {
            return sent + failed == 0 ? null : (double) sent / (sent + failed);
        }
    }

    /**
     * Coins since the account began: granted less used plus refunded is what remains.
     *
     * @param used all debits, those that were refunded too
     */
    public record Credits(long granted, long used, long refunded, long remaining) {}

    /** Milliseconds; null when nothing was sent. */
    public record Latency(
            @Nullable Long p50,
            @Nullable Long p95,
            @Nullable Long p99) {}

    /**
     * A part of the window.
     *
     * @param from where it begins
     * @param creditsUsed the coins of the messages accepted in it
     */
    public record Bucket(Instant from, Counts messages, long creditsUsed) {}

    public Usage {
        series = List.copyOf(series);
    }
}
