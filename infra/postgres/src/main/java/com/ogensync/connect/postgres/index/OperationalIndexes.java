package com.ogensync.connect.postgres.index;

import com.ogensync.connect.postgres.index.writer.IndexWriter;
import com.ogensync.connect.runtime.event.AccountSequencingPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The operational indexes as a whole, for start-up and operations. */
public final class OperationalIndexes {

    /** Receives the position of the slowest index. */
    @FunctionalInterface
    public interface Progress {

        /** Events up to {@code position} are indexed; {@code head} was the newest when waiting began. */
        void at(long position, long head);
    }

    private static final Logger LOG = LoggerFactory.getLogger(OperationalIndexes.class);
    private static final long PAUSE_NANOS = 100_000_000;

    private final JdbcClient sql;
    private final ReadingPositions positions;
    private final List<IndexWriter> writers;
    private final List<String> groups;
    private @Nullable Supplier<EventProcessingConfiguration> processing;

    OperationalIndexes(JdbcClient sql, ReadingPositions positions, List<IndexWriter> writers) {
        this.sql = sql;
        this.positions = positions;
        this.writers = List.copyOf(writers);
        this.groups = writers.stream().map(IndexWriter::name).toList();
    }

    /**
     * Waits until all indexes have processed every event that is stored now, so that the first request sees all earlier
     * events. Call it after Axon has started and before the port opens.
     *
     * @return false if the time-out has passed first
     */
    public boolean awaitCaughtUp(Duration timeout, Progress progress) throws InterruptedException {
        var head = sql.sql("select coalesce(max(global_index), 0) from event")
                .query(Long.class)
                .single();
        var end = System.nanoTime() + timeout.toNanos();
        while (true) {
            var seen = positions.moved().changes();
            var position = Math.min(slowest(), head);
            progress.at(position, head);
            if (position >= head) {
                return true;
            }
            var left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            positions.moved().await(seen, Math.min(left, PAUSE_NANOS));
        }
    }

    /** The number of events in the dead-letter queues, including later events of the affected accounts. */
    public long parked() {
        return sql.sql("select count(*) from dead_letter where processing_group = any (?)")
                .param(groups.toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    List<IndexWriter> writers() {
        return writers;
    }

    /** The indexes' names. */
    public List<String> names() {
        return groups;
    }

    /** The position of each index by its name: the newest event that it has processed, 0 before the first. */
    public Map<String, Long> positions() {
        var byName = new TreeMap<String, Long>();
        groups.forEach(group -> byName.put(group, position(group)));
        return byName;
    }

    /**
     * Retries the dead letters of every account once; after an update, this version may support events that the last
     * did not.
     */
    public void retryParked() {
        groups.forEach(this::retryParked);
    }

    /**
     * Retries an account's dead letters in one index once, in order.
     *
     * @return whether there were dead letters and all of them are processed now
     */
    public boolean retryParked(String group, String account) {
        return deadLetters(group)
                .process(letter ->
                        account.equals(new AccountSequencingPolicy().getSequenceIdentifierFor(letter.message())));
    }

    void setEventProcessing(Supplier<EventProcessingConfiguration> processing) {
        this.processing = processing;
    }

    private SequencedDeadLetterProcessor<EventMessage<?>> deadLetters(String group) {
        if (processing == null) {
            throw new IllegalStateException("Axon is not configured yet");
        }
        return processing.get().sequencedDeadLetterProcessor(group).orElseThrow();
    }

    private void retryParked(String group) {
        var accounts = sql.sql("select count(distinct sequence_identifier) from dead_letter where processing_group = ?")
                .param(group)
                .query(Long.class)
                .single();
        var processor = deadLetters(group);
        long solved = 0;
        for (long i = 0; i < accounts; i++) {
            solved += processor.processAny() ? 1 : 0;
        }
        if (accounts > 0) {
            LOG.info("Retried the dead letters of index {}: {} of {} accounts succeeded", group, solved, accounts);
        }
    }

    private long slowest() {
        return groups.stream().mapToLong(this::position).min().orElse(0);
    }

    private long position(String group) {
        return positions.of(group).map(GapAwareTrackingToken::getIndex).orElse(0L);
    }
}
