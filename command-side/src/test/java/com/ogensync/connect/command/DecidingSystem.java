package com.ogensync.connect.command;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.command.message.LateReports;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/** Everything that decides, started as a whole, without Spring and without a database. */
public final class DecidingSystem implements AutoCloseable {

    private final AtomicInteger late = new AtomicInteger();
    private final EventStorageEngine storage = new WithoutSnapshots();
    private final Configuration configuration;

    public DecidingSystem() {
        var configurer = DefaultConfigurer.defaultConfiguration().configureEmbeddedEventStore(_ -> storage);
        LateReports count = late::incrementAndGet;
        new CommandModule(count).configureModule(configurer);
        configuration = configurer.start();
    }

    /** Asks, and gives the answer. */
    public @Nullable Object when(Command command) {
        return configuration.commandGateway().sendAndWait(command);
    }

    /** Asks, and expects the refusal. */
    public void refuses(Refusal refusal, Command command) {
        Assertions.assertThatExceptionOfType(CommandExecutionException.class)
                .isThrownBy(() -> when(command))
                .satisfies(e -> Assertions.assertThat(e.getDetails()).hasValue(refusal));
    }

    /** Another node stores something of which this one hears nothing. */
    public void storedElsewhere(Identifier stream, long place, Event event) {
        storage.appendEvents(new GenericDomainEventMessage<>("Elsewhere", stream.toString(), place, event));
    }

    /** All that has happened to one aggregate. */
    public List<Object> events(Identifier stream) {
        return configuration
                .eventStore()
                .readEvents(stream.toString())
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    public int lateReports() {
        return late.get();
    }

    @Override
    public void close() {
        configuration.shutdown();
    }

    /** In memory a snapshot would be the live aggregate itself, not a copy; PostgreSQL's are tested elsewhere. */
    private static final class WithoutSnapshots extends InMemoryEventStorageEngine {

        @Override
        public void storeSnapshot(DomainEventMessage<?> snapshot) {
            // Every load reads the whole stream.
        }
    }
}
