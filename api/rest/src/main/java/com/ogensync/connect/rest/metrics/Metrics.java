package com.ogensync.connect.rest.metrics;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.account.query.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The usage of an account in the form of a response. */
record Metrics(
        MessageCounts messages,
        CreditTotals credits,
        @Nullable Double successRate,
        Latency latencyMs,
        List<Bucket> series) {

    /** Numbers of messages per status reached. */
    record MessageCounts(long accepted, long sent, long delivered, long read, long failed) {

        static MessageCounts of(Usage.Counts counts) {
            return new MessageCounts(
                    counts.accepted(), counts.sent(), counts.delivered(), counts.read(), counts.failed());
        }
    }

    /** Coin totals up to the end of the window. */
    record CreditTotals(long granted, long used, long refunded, long remaining) {}

    /** Percentiles of the time from accepted to sent, in milliseconds. */
    record Latency(
            @Nullable Long p50,
            @Nullable Long p95,
            @Nullable Long p99) {}

    /** One bucket of the window. */
    record Bucket(String from, long accepted, long sent, long delivered, long read, long failed, long creditsUsed) {

        static Bucket of(Usage.Bucket bucket) {
            var counts = bucket.messages();
            return new Bucket(
                    Instants.text(bucket.from()),
                    counts.accepted(),
                    counts.sent(),
                    counts.delivered(),
                    counts.read(),
                    counts.failed(),
                    bucket.creditsUsed());
        }
    }

    static Metrics of(Usage usage) {
        var credits = usage.credits();
        var latency = usage.latency();
        return new Metrics(
                MessageCounts.of(usage.messages()),
                new CreditTotals(credits.granted(), credits.used(), credits.refunded(), credits.remaining()),
                usage.messages().successRate(),
                new Latency(latency.p50(), latency.p95(), latency.p99()),
                usage.series().stream().map(Bucket::of).toList());
    }
}
