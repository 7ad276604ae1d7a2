package com.ogensync.connect.app.observability;

import com.ogensync.connect.postgres.index.OperationalIndexes;
import com.ogensync.connect.postgres.oversight.ServiceFigures;
import com.ogensync.connect.query.projection.rebuild.ProjectionMaintenance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Gauges of the current state, read from the stores on scrape and cached for 5 s. */
final class Gauges implements MeterBinder {

    private static final String ALL = "all";
    private static final Duration CACHED_FOR = Duration.ofSeconds(5);

    private final ServiceFigures figures;
    private final OperationalIndexes indexes;
    private final ProjectionMaintenance projections;
    private final Clock clock;

    Gauges(ServiceFigures figures, OperationalIndexes indexes, ProjectionMaintenance projections, Clock clock) {
        this.figures = figures;
        this.indexes = indexes;
        this.projections = projections;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry metrics) {
        of("open.messages", "messages without an outcome", "age", () -> figures.openMessages(clock.instant()))
                .bind(metrics, ServiceFigures.AGES);
        of("whatsapp.sessions", "accounts by the state of their WhatsApp session", "state", figures::sessions)
                .bind(metrics, ServiceFigures.STATES);
        of("index.lag", "events that an index in PostgreSQL is behind", "index", () -> behind(indexes.positions()))
                .bind(metrics, indexes.names());
        of("index.parked", "events that the indexes could not process", "indexes", () -> Map.of(ALL, indexes.parked()))
                .bind(metrics, List.of(ALL));
        of("projection.lag", "events that a projection is behind", "projection", () -> behind(projections.positions()))
                .bind(metrics, projections.names());
        of(
                        "projection.parked",
                        "events parked because a projection could not process them",
                        "projection",
                        projections::parked)
                .bind(metrics, projections.names());
    }

    private Map<String, Long> behind(Map<String, Long> positions) {
        long head = figures.head();
        var behind = new TreeMap<String, Long>();
        positions.forEach((name, position) -> behind.put(name, Math.max(0, head - Math.max(0, position))));
        return behind;
    }

    private static Family of(String name, String description, String label, Supplier<Map<String, Long>> source) {
        return new Family(name, description, label, new CachedGauge(source, CACHED_FOR));
    }

    /** Gauges that share one query and differ by a label. */
    private record Family(String name, String description, String label, CachedGauge reading) {
        void bind(MeterRegistry metrics, List<String> values) {
            values.forEach(value -> Gauge.builder(name, reading, it -> it.of(value))
                    .description(description)
                    .tag(label, value)
                    .strongReference(true)
                    .register(metrics));
        }
    }
}
