package com.ogensync.connect.query.projection.processing;

import com.ogensync.connect.query.projection.Storage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** The event processors of the projections on this node. Operators can pause and resume them. */
public final class ProjectionProcessors {
    private final Storage storage;
    private final Supplier<EventProcessingConfiguration> processing;

    /** Controls the processors of the projections of this storage. */
    public ProjectionProcessors(Storage storage, Supplier<EventProcessingConfiguration> processing) {
        this.storage = storage;
        this.processing = processing;
    }

    /** Whether the projection's processor is running on this node. */
    public boolean isRunning(String name) {
        return processor(name).isRunning();
    }

    /** Returns the class name of the processor's present failure, if any. */
    public Optional<String> failure(String name) {
        Map<Integer, EventTrackerStatus> segments = processor(name).processingStatus();
        return segments.values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .map(segment -> segment.getError().getClass().getSimpleName())
                .findFirst();
    }

    /** Stops the processor after its current batch. */
    public void pause(String name) {
        processor(name).shutDown();
    }

    /** Starts the processor from its stored token. */
    public void resume(String name) {
        processor(name).start();
    }

    private TrackingEventProcessor processor(String name) {
        return processing
                .get()
                .eventProcessor(storage.projector(name).group(), TrackingEventProcessor.class)
                .orElseThrow();
    }
}
