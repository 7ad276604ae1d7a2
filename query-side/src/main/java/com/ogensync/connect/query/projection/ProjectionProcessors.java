package com.ogensync.connect.query.projection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingEventProcessor;

/** The projections' readers on this node, which people may stop and start. */
public final class ProjectionProcessors {
    private final List<Projector> projectors;
    private final Supplier<EventProcessingConfiguration> processing;

    ProjectionProcessors(List<Projector> projectors, Supplier<EventProcessingConfiguration> processing) {
        this.projectors = projectors;
        this.processing = processing;
    }

    /** Whether the projection takes events in on this node. */
    public boolean isRunning(String name) {
        return reader(name).isRunning();
    }

    /** What kind of failure it meets at the moment, if any. */
    public Optional<String> failure(String name) {
        Map<Integer, EventTrackerStatus> parts = reader(name).processingStatus();
        return parts.values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .map(part -> part.getError().getClass().getSimpleName())
                .findFirst();
    }

    /** Takes no more events in, once what is under way is done. */
    public void pause(String name) {
        reader(name).shutDown();
    }

    /** Goes on from where it was. */
    public void resume(String name) {
        reader(name).start();
    }

    private TrackingEventProcessor reader(String name) {
        var group = projectors.stream()
                .filter(projector -> projector.name().equals(name))
                .map(Projector::group)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No such projection"));
        return processing
                .get()
                .eventProcessor(group, TrackingEventProcessor.class)
                .orElseThrow();
    }
}
