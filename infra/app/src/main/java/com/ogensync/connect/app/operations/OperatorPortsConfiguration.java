package com.ogensync.connect.app.operations;

import com.ogensync.connect.postgres.index.OperationalIndexes;
import com.ogensync.connect.postgres.operations.IndexDeadLetters;
import com.ogensync.connect.postgres.oversight.ServiceFigures;
import com.ogensync.connect.query.QueryModule;
import com.ogensync.connect.query.projection.rebuild.ProjectionMaintenance;
import com.ogensync.connect.rest.operations.port.DeadLetters;
import com.ogensync.connect.rest.operations.port.ProjectionControl;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Operator ports that combine several stores. */
@Configuration(proxyBeanMethods = false)
class OperatorPortsConfiguration {

    @Bean
    ProjectionControl projectionControl(
            org.axonframework.config.Configuration axon,
            ProjectionMaintenance maintenance,
            ServiceFigures figures,
            Clock clock) {
        return new ProjectionsAtWork(maintenance, QueryModule.readers(axon), QueryModule.replays(axon), figures, clock);
    }

    @Bean
    DeadLetters allDeadLetters(
            org.axonframework.config.Configuration axon, IndexDeadLetters parked, OperationalIndexes indexes) {
        return new AllDeadLetters(QueryModule.letters(axon), parked, indexes);
    }

    @Bean
    StaleRebuildCleanup staleRebuildCleanup(org.axonframework.config.Configuration axon) {
        return new StaleRebuildCleanup(QueryModule.replays(axon));
    }
}
