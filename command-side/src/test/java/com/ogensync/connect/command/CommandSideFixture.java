package com.ogensync.connect.command;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.command.message.LateReports;
import com.ogensync.connect.runtime.aggregate.ConflictRetries;
import com.ogensync.connect.runtime.aggregate.StaleDecisions;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.jspecify.annotations.Nullable;

/** The whole command side, started without Spring and without a database. */
public final class CommandSideFixture implements AutoCloseable {

    private final AtomicInteger lateReports = new AtomicInteger();
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor();
    private final EventStorageEngine storage;
    private final Configuration configuration;

    public CommandSideFixture() {
        this(new WithoutSnapshots());
    }

    private CommandSideFixture(EventStorageEngine storage) {
        this.storage = storage;
        var configurer = DefaultConfigurer.defaultConfiguration().configureEmbeddedEventStore(_ -> storage);
        LateReports count = lateReports::incrementAndGet;
        new CommandModule(count).configureModule(configurer);
        configurer.registerComponent(
                CommandGateway.class,
                axon -> DefaultCommandGateway.builder()
                        .commandBus(axon.commandBus())
                        .retryScheduler(ConflictRetries.on(retries))
                        .build());
        configuration = configurer.start();
        var _ = configuration.commandBus().registerHandlerInterceptor(new StaleDecisions(configuration::eventStore));
    }

    /** Starts another node on the same stored events, with a cache of its own. */
    public CommandSideFixture otherNode() {
        return new CommandSideFixture(storage);
    }

    /** Sends a command and returns its result. */
    public @Nullable Object when(Command command) {
        return configuration.commandGateway().sendAndWait(command);
    }

    /** Sends a command and expects the refusal. */
    public void refuses(Refusal refusal, Command command) {
        Assertions.assertThatExceptionOfType(CommandExecutionException.class)
                .isThrownBy(() -> when(command))
                .satisfies(e -> Assertions.assertThat(e.getDetails()).hasValue(refusal));
    }

    /** Stores an event as another node would: this node's cached aggregate does not contain it. */
    public void storedElsewhere(Identifier stream, long sequence, Event event) {
        storage.appendEvents(new GenericDomainEventMessage<>("Elsewhere", stream.toString(), sequence, event));
    }

    /** Returns the events of an aggregate. */
    public List<Object> events(Identifier stream) {
        return configuration
                .eventStore()
                .readEvents(stream.toString())
                .asStream()
                .<Object>map(DomainEventMessage::getPayload)
                .toList();
    }

    public int lateReports() {
        return lateReports.get();
    }

    @Override
    public void close() {
        configuration.shutdown();
        retries.shutdown();
    }

    /**
     * Stores no snapshots: in memory a snapshot would be the live aggregate, not a copy. Snapshots are tested with
     * PostgreSQL.
     */
    private static final class WithoutSnapshots extends InMemoryEventStorageEngine {

        @Override
        public void storeSnapshot(DomainEventMessage<?> snapshot) {
            // Every load reads the whole stream.
        }
    }
}
