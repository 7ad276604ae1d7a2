package com.ogensync.connect.app.operations;

import com.ogensync.connect.app.wiring.BackgroundTask;
import com.ogensync.connect.postgres.index.OperationalIndexes;
import com.ogensync.connect.postgres.operations.IndexDeadLetters;
import com.ogensync.connect.postgres.oversight.ServiceFigures;
import com.ogensync.connect.query.projection.deadletter.ProjectionDeadLetters;
import com.ogensync.connect.query.projection.processing.ProjectionProcessor;
import com.ogensync.connect.query.projection.rebuild.ProjectionMaintenance;
import com.ogensync.connect.query.projection.rebuild.ProjectionRebuilds;
import com.ogensync.connect.rest.operations.port.DeadLetters;
import com.ogensync.connect.rest.operations.port.ProjectionControl;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Operator ports that combine several stores. */
@Configuration(proxyBeanMethods = false)
class OperatorPortsConfiguration {

    private static final Duration CLEANUP_INTERVAL = Duration.ofSeconds(15);

    @Bean
    ProjectionControl projectionControl(
            org.axonframework.config.Configuration axon,
            ProjectionMaintenance maintenance,
            ServiceFigures figures,
            Clock clock) {
        return new ProjectionsAtWork(
                maintenance,
                axon.getComponent(ProjectionProcessor.class),
                axon.getComponent(ProjectionRebuilds.class),
                figures,
                clock);
    }

    @Bean
    DeadLetters allDeadLetters(
            org.axonframework.config.Configuration axon, IndexDeadLetters parked, OperationalIndexes indexes) {
        return new AllDeadLetters(axon.getComponent(ProjectionDeadLetters.class), parked, indexes);
    }

    /** Removes the remains of interrupted rebuilds after the start; retries while MongoDB is unavailable. */
    @Bean
    BackgroundTask staleRebuildCleanup(org.axonframework.config.Configuration axon) {
        var rebuilds = axon.getComponent(ProjectionRebuilds.class);
        return new BackgroundTask(
                "rebuild-cleanup",
                "Cleaning up interrupted rebuilds",
                Duration.ZERO,
                CLEANUP_INTERVAL,
                () -> rebuilds.cleanUp() ? null : CLEANUP_INTERVAL);
    }
}
