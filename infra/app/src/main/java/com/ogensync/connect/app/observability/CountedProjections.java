package com.ogensync.connect.app.observability;

import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts gaps, parked events and processed events of the projections on this node. */
final class CountedProjections implements ProjectionMonitor {

    private final MeterRegistry metrics;

    CountedProjections(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void gapHealed(String projection, long missing) {
        counter("projection.gap.heals", "stream gaps that a projection found and healed", projection)
                .increment();
    }

    @Override
    public void parked(String projection) {
        counter("projection.parkings", "events that a projection could not process", projection)
                .increment();
    }

    @Override
    public void written(String projection, int events) {
        counter("projection.events", "events that a projection has processed", projection)
                .increment(events);
    }

    private Counter counter(String name, String description, String projection) {
        return Counter.builder(name)
                .description(description)
                .tag("projection", projection)
                .register(metrics);
    }
}
