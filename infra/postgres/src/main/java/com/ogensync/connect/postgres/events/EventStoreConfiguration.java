package com.ogensync.connect.postgres.events;

import com.ogensync.connect.postgres.PostgresSettings;
import com.ogensync.connect.postgres.serialization.ApiRevisions;
import com.ogensync.connect.postgres.serialization.CurrentSnapshotsOnly;
import com.ogensync.connect.postgres.serialization.Serializers;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.HandlerDefinition;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The configuration of Axon's event store. */
@Configuration(proxyBeanMethods = false)
public class EventStoreConfiguration {

    @Bean
    RevisionResolver revisionResolver() {
        return new ApiRevisions();
    }

    /** Serializes everything except events and snapshots, mainly tracking tokens. */
    @Bean
    @Primary
    Serializer serializer(RevisionResolver revisions) {
        return Serializers.general(revisions);
    }

    @Bean
    @Qualifier("messageSerializer") Serializer messageSerializer(RevisionResolver revisions) {
        return Serializers.general(revisions);
    }

    /**
     * The upcasters of stored events, oldest revision first; none yet. A new revision of an event adds its upcaster
     * here and a second golden sample.
     */
    @Bean
    EventUpcasterChain eventUpcasters() {
        return new EventUpcasterChain();
    }

    @Bean
    @Qualifier("eventSerializer") Serializer eventSerializer(RevisionResolver revisions, EventUpcasterChain upcasters) {
        return Serializers.events(revisions, upcasters);
    }

    @Bean
    GroupCommit groupCommit(DataSource database, ObjectProvider<CommitMonitor> monitor) {
        return new GroupCommit(database, GroupCommit.TIMEOUT, monitor.getIfAvailable(() -> CommitMonitor.NONE));
    }

    @Bean
    PostgresEventStorage eventStorageEngine(
            @Qualifier("eventSerializer") Serializer eventSerializer,
            RevisionResolver revisions,
            ConnectionProvider connections,
            GroupCommit writer,
            JdbcClient sql,
            MissingIndexes missing,
            PostgresSettings settings) {
        return PostgresEventStorage.create(
                eventSerializer,
                Serializers.snapshots(revisions),
                new CurrentSnapshotsOnly(revisions),
                connections,
                writer,
                new LastPlaces(sql),
                missing,
                settings.gapTimeout());
    }

    /** Creates Axon's event store with paced readers. It is also the event bus. */
    @Bean
    EventStore eventStore(PostgresEventStorage storage, org.axonframework.config.Configuration axon) {
        return new PacedEventStore(EmbeddedEventStore.builder()
                .storageEngine(storage)
                .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
                .spanFactory(axon.getComponent(EventBusSpanFactory.class)));
    }

    @Bean
    MissingIndexes missingIndexes(JdbcClient sql) {
        return new MissingIndexes(sql);
    }

    @Bean
    StoredPages storedPages(PostgresEventStorage storage) {
        return new StoredPages(storage);
    }

    @Bean
    BackgroundSnapshotter snapshotter(
            EventStore events,
            TransactionManager transactions,
            ParameterResolverFactory parameters,
            HandlerDefinition handlers,
            org.axonframework.config.Configuration axon) {
        return BackgroundSnapshotter.create(events, transactions, parameters, handlers, axon);
    }
}
