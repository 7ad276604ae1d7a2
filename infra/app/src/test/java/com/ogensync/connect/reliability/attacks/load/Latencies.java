package com.ogensync.connect.reliability.attacks.load;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Response times. */
public record Latencies(List<Long> nanos) {

    public Latencies {
        nanos = List.copyOf(nanos);
    }

    /** Returns a percentile; the part is between 0 and 1. */
    public Duration percentile(double part) {
        if (nanos.isEmpty()) {
            throw new IllegalStateException("No responses");
        }
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        var place = (int) Math.ceil(part * sorted.length) - 1;
        return Duration.ofNanos(sorted[Math.clamp(place, 0, sorted.length - 1)]);
    }

    /** Returns their number. */
    public int count() {
        return nanos.size();
    }

    @Override
    public String toString() {
        return "%,d responses, p50 %.1f ms, p99 %.1f ms, worst %.1f ms"
                .formatted(count(), millis(0.5), millis(0.99), millis(1));
    }

    private double millis(double part) {
        return percentile(part).toNanos() / 1e6;
    }

    /** Returns the union of both. */
    public Latencies with(Latencies other) {
        return new Latencies(
                Arrays.asList(nanos, other.nanos).stream().flatMap(List::stream).toList());
    }
}
