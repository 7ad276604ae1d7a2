package com.ogensync.connect.postgres.index;

import com.ogensync.connect.runtime.event.AccountSequencingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operational indexes as a whole: for whoever starts and looks after the service. */
public final class OperationalIndexes {

    /** Hears how far the slowest index has come. */
    @FunctionalInterface
    public interface Progress {

        /** Events up to {@code position} are indexed; {@code head} was the newest when waiting began. */
        void at(long position, long head);
    }

    private static final Logger LOG = LoggerFactory.getLogger(OperationalIndexes.class);
    private static final long PAUSE_NANOS = 100_000_000;

    private final JdbcClient sql;
    private final ReadingPositions positions;
    private final List<String> groups;
    private @Nullable Supplier<EventProcessingConfiguration> processing;

    OperationalIndexes(JdbcClient sql, ReadingPositions positions, List<String> groups) {
        this.sql = sql;
        this.positions = positions;
        this.groups = List.copyOf(groups);
    }

    /**
     * Waits until all indexes have seen every event that is stored now, so that the first request finds the service as
     * the last one left it. To be called when Axon runs and before the port opens.
     *
     * @return whether they had within the patience
     */
    public boolean awaitCaughtUp(Duration patience, Progress progress) throws InterruptedException {
        var head = sql.sql("select coalesce(max(global_index), 0) from event")
                .query(Long.class)
                .single();
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var seen = positions.moves();
            var position = Math.min(slowest(), head);
            progress.at(position, head);
            if (position >= head) {
                return true;
            }
            var left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            positions.awaitMove(seen, Math.min(left, PAUSE_NANOS));
        }
    }

    /** How many events could not be indexed and wait, later ones of the same accounts included. */
    public long parked() {
        return sql.sql("select count(*) from dead_letter where processing_group = any (?)")
                .param(groups.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    /** The indexes' names. */
    public List<String> names() {
        return groups;
    }

    /** Where each index stands, by its name: the newest event that it has read, 0 before the first. */
    public Map<String, Long> positions() {
        var standing = new TreeMap<String, Long>();
        groups.forEach(group -> standing.put(group, position(group)));
        return standing;
    }

    /** Tries every parked account once more: after an update, this version may know what the last did not. */
    public void retryParked() {
        if (processing == null) {
            throw new IllegalStateException("Axon is not configured yet");
        }
        for (var group : groups) {
            retryParked(group, processing.get());
        }
    }

    /**
     * Tries what waits of one account in one index once more, in order.
     *
     * @return whether anything waited, and all of it is indexed now
     */
    public boolean retryParked(String group, String account) {
        if (processing == null) {
            throw new IllegalStateException("Axon is not configured yet");
        }
        return processing
                .get()
                .sequencedDeadLetterProcessor(group)
                .orElseThrow()
                .process(letter ->
                        account.equals(new AccountSequencingPolicy().getSequenceIdentifierFor(letter.message())));
    }

    void parkedIn(Supplier<EventProcessingConfiguration> processing) {
        this.processing = processing;
    }

    private void retryParked(String group, EventProcessingConfiguration processing) {
        var accounts = sql.sql("select count(distinct sequence_identifier) from dead_letter where processing_group = ?")
                .param(group)
                .query(Long.class)
                .single();
        var processor = processing.sequencedDeadLetterProcessor(group).orElseThrow();
        long solved = 0;
        for (long i = 0; i < accounts; i++) {
            solved += processor.processAny() ? 1 : 0;
        }
        if (accounts > 0) {
            LOG.info("{} of {} parked accounts are indexed again in {}", solved, accounts, group);
        }
    }

    private long slowest() {
        return groups.stream().mapToLong(this::position).min().orElse(0);
    }

    private long position(String group) {
        return positions.of(group).map(GapAwareTrackingToken::getIndex).orElse(0L);
    }
}
