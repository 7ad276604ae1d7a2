package com.ogensync.connect.app.operations;

import com.ogensync.connect.postgres.index.OperationalIndexes;
import com.ogensync.connect.postgres.operations.ParkedLetters;
import com.ogensync.connect.postgres.oversight.ServiceFigures;
import com.ogensync.connect.query.QueryModule;
import com.ogensync.connect.query.projection.Upkeep;
import com.ogensync.connect.rest.operations.DeadLetterDesk;
import com.ogensync.connect.rest.operations.ProjectionDesk;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The ports of operations that more than one store is behind. */
@Configuration(proxyBeanMethods = false)
class OperationsWiring {

    @Bean
    ProjectionDesk projectionDesk(
            org.axonframework.config.Configuration axon, Upkeep upkeep, ServiceFigures figures, Clock clock) {
        return new ProjectionsAtWork(upkeep, QueryModule.readers(axon), QueryModule.replays(axon), figures, clock);
    }

    @Bean
    DeadLetterDesk deadLetterDesk(
            org.axonframework.config.Configuration axon, ParkedLetters parked, OperationalIndexes indexes) {
        return new LettersOfBoth(QueryModule.letters(axon), parked, indexes);
    }

    @Bean
    ReplayRemains replayRemains(org.axonframework.config.Configuration axon) {
        return new ReplayRemains(QueryModule.replays(axon));
    }
}
