package com.ogensync.connect.postgres.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import com.ogensync.connect.postgres.commands.Visits.Mood;
import com.ogensync.connect.postgres.commands.Visits.Open;
import com.ogensync.connect.postgres.commands.Visits.Visit;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configurer;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs two nodes on one database, each with its own cache of aggregates. */
class CommandBusTest {

    private static final int SNAPSHOT_EVERY = 10;

    private static TestDatabase database;
    private static TestService node;
    private static TestService otherNode;

    private final String id = new MessageId(
                    Facts.anAccount(), Facts.aMessage(Facts.anAccount(), "1").whatsAppId())
            .value();

    @BeforeAll
    static void start() {
        database = new TestDatabase();
        node = TestService.start(database, "node-1", CommandBusTest::visits);
        otherNode = TestService.start(database, "node-2", CommandBusTest::visits);
    }

    @AfterAll
    static void stop() {
        otherNode.close();
        node.close();
        database.close();
    }

    private static void visits(Configurer configurer) {
        configurer.configureAggregate(AggregateConfigurer.defaultConfiguration(Visits.class)
                .configureCache(_ -> new WeakReferenceCache())
                .configureSnapshotTrigger(axon ->
                        new EventCountSnapshotTriggerDefinition(axon.getComponent(Snapshotter.class), SNAPSHOT_EVERY)));
    }

    @BeforeEach
    void open() {
        send(node, new Open(id));
    }

    @Test
    void a_checked_exception_leaves_no_events() {
        assertThatThrownBy(() -> send(node, visit(Mood.CHECKED))).hasRootCauseInstanceOf(IOException.class);

        assertThat(events()).isEqualTo(1);
        assertThat(send(node, visit(Mood.CONTENT))).isEqualTo(1);
    }

    @Test
    void a_refused_command_leaves_no_events_and_is_not_retried() {
        var before = usedIndexes();

        assertThatThrownBy(() -> send(node, visit(Mood.REFUSED))).isInstanceOf(CommandExecutionException.class);

        assertThat(events()).isEqualTo(1);
        assertThat(usedIndexes()).isEqualTo(before);
    }

    @Test
    void a_node_with_a_stale_cached_aggregate_succeeds_on_retry() {
        assertThat(send(node, visit(Mood.CONTENT))).isEqualTo(1);
        assertThat(send(otherNode, visit(Mood.CONTENT))).isEqualTo(2);

        assertThat(send(node, visit(Mood.CONTENT))).isEqualTo(3);
        assertThat(send(otherNode, visit(Mood.CONTENT))).isEqualTo(4);
        assertThat(events()).isEqualTo(5);
    }

    @Test
    void concurrent_commands_on_two_nodes_lose_no_events() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> visit = () -> {
                try {
                    send(Thread.currentThread().threadId() % 2 == 0 ? node : otherNode, visit(Mood.CONTENT));
                    return true;
                } catch (RuntimeException conflict) {
                    return false;
                }
            };
            var answers = threads.invokeAll(
                    IntStream.range(0, 40).mapToObj(_ -> visit).toList());
            long accepted = 0;
            for (var answer : answers) {
                accepted += answer.get() ? 1 : 0;
            }

            assertThat(events()).isEqualTo(1 + accepted);
            assertThat(accepted).isPositive();
        }
    }

    @Test
    void creating_an_existing_aggregate_fails_without_a_retry() {
        var before = usedIndexes();

        assertThatThrownBy(() -> send(otherNode, new Open(id))).isInstanceOf(AggregateStreamCreationException.class);

        assertThat(usedIndexes()).isEqualTo(before + 1);
    }

    @Test
    void an_aggregate_is_loaded_from_its_snapshot() {
        IntStream.range(0, SNAPSHOT_EVERY).forEach(_ -> send(node, visit(Mood.CONTENT)));
        await().untilAsserted(() -> assertThat(snapshots()).isEqualTo(1));

        assertThat(send(otherNode, visit(Mood.CONTENT))).isEqualTo(SNAPSHOT_EVERY + 1);
        assertThat(database.sql()
                        .sql("select payload from snapshot where aggregate_identifier = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .contains("\"times\":", "\"id\":\"" + id + "\"");
    }

    @Test
    void a_snapshot_of_another_revision_is_ignored() {
        IntStream.range(0, SNAPSHOT_EVERY).forEach(_ -> send(node, visit(Mood.CONTENT)));
        await().untilAsserted(() -> assertThat(snapshots()).isEqualTo(1));
        database.sql()
                .sql("update snapshot set payload_revision = '2', payload = '{}' where aggregate_identifier = ?")
                .param(id)
                .update();

        assertThat(send(otherNode, visit(Mood.CONTENT))).isEqualTo(SNAPSHOT_EVERY + 1);
    }

    private Visit visit(Mood mood) {
        return new Visit(id, Facts.AT, mood);
    }

    private static Object send(TestService service, Object command) {
        return service.get(CommandGateway.class).sendAndWait(command);
    }

    private long events() {
        return node.get(EventStore.class).lastSequenceNumberFor(id).orElseThrow() + 1;
    }

    private long snapshots() {
        return database.sql()
                .sql("select count(*) from snapshot where aggregate_identifier = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** The last assigned global index; every attempt to store an event takes one, whether it succeeds or not. */
    private static long usedIndexes() {
        return database.sql()
                .sql("select last_value from event_global_index_seq")
                .query(Long.class)
                .single();
    }
}
