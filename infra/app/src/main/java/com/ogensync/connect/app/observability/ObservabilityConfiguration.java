package com.ogensync.connect.app.observability;

import com.ogensync.connect.app.wiring.BackgroundTask;
import com.ogensync.connect.postgres.events.CommitMonitor;
import com.ogensync.connect.postgres.index.OperationalIndexes;
import com.ogensync.connect.postgres.oversight.AccountFolds;
import com.ogensync.connect.postgres.oversight.ServiceFigures;
import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import com.ogensync.connect.query.projection.rebuild.ProjectionMaintenance;
import com.ogensync.connect.rest.envelope.StoreOutages;
import com.ogensync.connect.rest.operations.port.DriftReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.MultiCorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Metrics and the reconciler. */
@Configuration(proxyBeanMethods = false)
class ObservabilityConfiguration {

    private static final Duration PAUSE = Duration.ofMillis(250);
    /** Pause while a store is unavailable. */
    private static final Duration UNAVAILABLE_PAUSE = Duration.ofSeconds(10);

    private static final Duration RECHECK_DELAY = Duration.ofSeconds(1);

    @Bean
    ConfigurerModule countedEvents(MeterRegistry metrics) {
        return new CountedEvents(metrics);
    }

    @Bean
    ConfigurerModule requestTrail() {
        return new RequestTrail();
    }

    /** Copies metadata of a message to the events that it causes. */
    @Bean
    CorrelationDataProvider correlation() {
        return new MultiCorrelationDataProvider<>(
                List.of(new MessageOriginProvider(), new SimpleCorrelationDataProvider(RequestTrail.METADATA)));
    }

    @Bean
    ProjectionMonitor projectionMonitor(MeterRegistry metrics) {
        return new CountedProjections(metrics);
    }

    @Bean
    CommitMonitor commitMonitor(MeterRegistry metrics, StoreOutages outages) {
        return new CountedCommits(metrics, outages);
    }

    @Bean
    ProjectionMaintenance projectionMaintenance(org.axonframework.config.Configuration axon) {
        return axon.getComponent(ProjectionMaintenance.class);
    }

    @Bean
    MeterBinder gauges(
            ServiceFigures figures, OperationalIndexes indexes, ProjectionMaintenance projections, Clock clock) {
        return new Gauges(figures, indexes, projections, clock);
    }

    @Bean
    Reconciler reconciler(AccountFolds folds, ProjectionMaintenance projections, MeterRegistry metrics) {
        return new Reconciler(new AccountComparison(folds, projections), RECHECK_DELAY, driftFigures(metrics));
    }

    @Bean
    MeterBinder projectionDrift(Reconciler reconciler) {
        return metrics -> Gauge.builder("projection.drift", reconciler, Reconciler::drifting)
                .description("accounts whose projections differ from their events and are not repaired")
                .register(metrics);
    }

    @Bean
    DriftReport driftReport(Reconciler reconciler, MeterRegistry metrics) {
        return new DriftState(reconciler, metrics);
    }

    @Bean
    ReconciliationLoop reconciliationLoop(AccountFolds folds, Reconciler reconciler) {
        return new ReconciliationLoop(folds, reconciler, PAUSE);
    }

    @Bean
    BackgroundTask reconciliation(ReconciliationLoop loop) {
        return new BackgroundTask(
                "reconciler", "Comparing projections with events", PAUSE, UNAVAILABLE_PAUSE, loop::step);
    }

    @Bean
    ReconciliationEndpoint reconciliationEndpoint(ReconciliationLoop loop, Reconciler reconciler) {
        return new ReconciliationEndpoint(loop, reconciler);
    }

    private static Reconciler.DriftFigures driftFigures(MeterRegistry metrics) {
        var found = Counter.builder("projection.drift.found")
                .description("accounts whose projections were found to differ from their events")
                .register(metrics);
        var healed = Counter.builder("projection.drift.healed")
                .description("accounts whose projections were rebuilt from their events")
                .register(metrics);
        return new Reconciler.DriftFigures() {
            @Override
            public void found() {
                found.increment();
            }

            @Override
            public void healed() {
                healed.increment();
            }
        };
    }
}
