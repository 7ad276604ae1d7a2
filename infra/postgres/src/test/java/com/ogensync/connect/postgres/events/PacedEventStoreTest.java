package com.ogensync.connect.postgres.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacedEventStoreTest {
    private static final String AGGREGATE = "account:1";

    private final Engine engine = new Engine();
    private final PacedEventStore store =
            new PacedEventStore(EmbeddedEventStore.builder().storageEngine(engine));

    @AfterEach
    void close() {
        store.shutDown();
    }

    @Test
    void while_the_database_is_unavailable_loading_times_out_once() {
        engine.failure = new EventStoreException("unavailable", new SQLTransientConnectionException("timed out"));

        assertThatThrownBy(() -> store.readEvents(AGGREGATE))
                .isInstanceOf(EventStoreException.class)
                .hasRootCauseInstanceOf(SQLTransientConnectionException.class);
        assertThat(engine.reads).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01"})
    void a_broken_connection_is_not_tried_a_second_time(String state) {
        engine.failure = new EventStoreException("unavailable", new SQLException("broken", state));

        assertThatThrownBy(() -> store.readEvents(AGGREGATE)).isInstanceOf(EventStoreException.class);
        assertThat(engine.reads).hasValue(0);
    }

    @Test
    void without_a_readable_snapshot_an_aggregate_is_loaded_from_its_events() {
        engine.appendEvents(new GenericDomainEventMessage<>("account", AGGREGATE, 0, "registered"));
        engine.failure = new SerializationException("older revision");

        assertThat(store.readEvents(AGGREGATE).next().getPayload()).isEqualTo("registered");
    }

    /** An engine that fails to read snapshots. */
    private static final class Engine extends InMemoryEventStorageEngine {
        private final AtomicInteger reads = new AtomicInteger();
        private RuntimeException failure = new IllegalStateException();

        @Override
        public Optional<DomainEventMessage<?>> readSnapshot(String aggregate) {
            throw failure;
        }

        @Override
        public DomainEventStream readEvents(String aggregate, long first) {
            reads.incrementAndGet();
            return super.readEvents(aggregate, first);
        }
    }
}
