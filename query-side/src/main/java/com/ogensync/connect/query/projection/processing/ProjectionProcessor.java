package com.ogensync.connect.query.projection.processing;

import com.ogensync.connect.query.projection.Storage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** The event processor of all projections on this node. Operators can pause and resume it. */
public final class ProjectionProcessor {
    private final Storage storage;
    private final Supplier<EventProcessingConfiguration> processing;

    /** Controls the processor of the projections of this storage. */
    public ProjectionProcessor(Storage storage, Supplier<EventProcessingConfiguration> processing) {
        this.storage = storage;
        this.processing = processing;
    }

    /** Whether the processor is running on this node. */
    public boolean isRunning() {
        return processor().isRunning();
    }

    /** Returns the class name of the processor's present failure, if any. */
    public Optional<String> failure() {
        Map<Integer, EventTrackerStatus> segments = processor().processingStatus();
        return segments.values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .map(segment -> segment.getError().getClass().getSimpleName())
                .findFirst();
    }

    /** Stops the processor after its current batch. */
    public void pause() {
        processor().shutDown();
    }

    /** Starts the processor from its stored token. */
    public void resume() {
        processor().start();
    }

    private TrackingEventProcessor processor() {
        return processing
                .get()
                .eventProcessor(storage.processor(), TrackingEventProcessor.class)
                .orElseThrow();
    }
}
