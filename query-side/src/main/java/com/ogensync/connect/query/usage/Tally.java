package com.ogensync.connect.query.usage;

import com.ogensync.connect.api.account.query.Usage;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The counts of a period: messages by milestone, and the distribution of sending latencies. */
final class Tally {
    /** The milestones of a message, each with the field that holds its time. */
    enum Milestone {
        ACCEPTED("accepted_at"),
        SENT("sent_at"),
        DELIVERED("delivered_at"),
        READ("read_at"),
        FAILED("failed_at");

        private final String field;

        Milestone(String field) {
            this.field = field;
        }

        String field() {
            return field;
        }
    }

    private static final String LATENCIES = "latencies";

    private final EnumMap<Milestone, Long> counts = new EnumMap<>(Milestone.class);
    private final TreeMap<Long, Long> latencies = new TreeMap<>();

    /**
     * Counts a message that reached a milestone.
     *
     * @param latency the time from acceptance to sending; null for other milestones
     */
    void count(Milestone milestone, @Nullable Duration latency) {
        counts.merge(milestone, 1L, Long::sum);
        if (latency != null) {
            latencies.merge(Math.max(0, latency.toMillis()), 1L, Long::sum);
        }
    }

    void add(Tally other) {
        other.counts.forEach((milestone, count) -> counts.merge(milestone, count, Long::sum));
        other.latencies.forEach((millis, count) -> latencies.merge(millis, count, Long::sum));
    }

    Usage.Counts counts() {
        return new Usage.Counts(
                of(Milestone.ACCEPTED),
                of(Milestone.SENT),
                of(Milestone.DELIVERED),
                of(Milestone.READ),
                of(Milestone.FAILED));
    }

    long of(Milestone milestone) {
        return counts.getOrDefault(milestone, 0L);
    }

    Usage.Latency latency() {
        return new Usage.Latency(percentile(50), percentile(95), percentile(99));
    }

    /**
     * Returns the latency in milliseconds that this percentage of the messages did not exceed; null without messages.
     */
    private @Nullable Long percentile(int percent) {
        long all = latencies.values().stream().mapToLong(Long::longValue).sum();
        long rank = Math.ceilDiv(all * percent, 100);
        long seen = 0;
        for (var each : latencies.entrySet()) {
            seen += each.getValue();
            if (seen >= rank) {
                return each.getKey();
            }
        }
        return null;
    }

    Document document() {
        var spread = new Document();
        latencies.forEach((millis, count) -> spread.append(Long.toString(millis), count));
        var document = new Document();
        for (var milestone : Milestone.values()) {
            document.append(milestone.field(), of(milestone));
        }
        return document.append(LATENCIES, spread);
    }

    static Tally read(Document document) {
        var tally = new Tally();
        for (var milestone : Milestone.values()) {
            tally.counts.put(milestone, document.getLong(milestone.field()));
        }
        for (Map.Entry<String, Object> each :
                document.get(LATENCIES, Document.class).entrySet()) {
            tally.latencies.put(Long.parseLong(each.getKey()), (Long) each.getValue());
        }
        return tally;
    }
}
