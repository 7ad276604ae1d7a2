package com.ogensync.connect.postgres.index;

import com.ogensync.connect.postgres.index.writer.IndexWriter;
import com.ogensync.connect.runtime.outage.OutageLog;
import com.ogensync.connect.runtime.timing.ChangeSignal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The position of each index, which is that of its event processor: from memory if this node runs the processor,
 * otherwise from the table {@code token}.
 */
final class ReadingPositions {

    private final JdbcClient sql;
    private final Serializer serializer;
    private final Map<String, TrackingEventProcessor> readers = new ConcurrentHashMap<>();
    private final ChangeSignal moved = new ChangeSignal();

    ReadingPositions(JdbcClient sql, Serializer serializer) {
        this.sql = sql;
        this.serializer = serializer;
    }

    void follow(TrackingEventProcessor reader) {
        readers.put(reader.getName(), reader);
    }

    /** Returns the index's position; empty if its event processor has not started. */
    Optional<GapAwareTrackingToken> of(String index) {
        var processor = IndexWriter.processorOf(index);
        return here(processor).or(() -> stored(processor));
    }

    /** Returns a listener that logs the outages of an event processor and reports its advances. */
    EventTrackerStatusChangeListener listener(String processor) {
        var outage = new OutageLog("Updating " + processor);
        return new EventTrackerStatusChangeListener() {
            @Override
            public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> changed) {
                changed.values().forEach(status -> outage.update(status.isErrorState() ? status.getError() : null));
                moved.signal();
            }

            @Override
            public boolean validatePositions() {
                return true;
            }
        };
    }

    /** Returns the signal of the event processors on this node. Use short waits: those of other nodes do not signal. */
    ChangeSignal moved() {
        return moved;
    }

    private Optional<GapAwareTrackingToken> here(String processor) {
        return Optional.ofNullable(readers.get(processor))
                .flatMap(reader -> reader.processingStatus().values().stream()
                        .map(EventTrackerStatus::getTrackingToken)
                        .filter(Objects::nonNull) // A processor that has just started has none.
                        .findFirst()
                        .flatMap(ReadingPositions::position));
    }

    private Optional<GapAwareTrackingToken> stored(String processor) {
        return sql.sql("select token, token_type from token where processor_name = ? and token is not null")
                .param(processor)
                .query((row, _) -> serializer.<String, TrackingToken>deserialize(new SimpleSerializedObject<>(
                        row.getString("token"), String.class, row.getString("token_type"), null)))
                .optional()
                .flatMap(ReadingPositions::position);
    }

    /** Returns the position; during a rebuild of the index, the position of the rebuild. */
    private static Optional<GapAwareTrackingToken> position(TrackingToken token) {
        return WrappedToken.unwrapLowerBound(token) instanceof GapAwareTrackingToken position
                ? Optional.of(position)
                : Optional.empty();
    }
}
