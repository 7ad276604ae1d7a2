package com.ogensync.connect.postgres.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static TestDatabase database;
    private static TestService schema;

    private final Gate gate = new Gate(() -> database.pool());
    private final List<String> commits = new CopyOnWriteArrayList<>();
    private final GroupCommit writer =
            new GroupCommit(gate, Duration.ofSeconds(30), (units, events, _) -> commits.add(units + " with " + events));

    @BeforeAll
    static void start() {
        database = new TestDatabase();
        schema = TestService.start(database, "node-1");
    }

    @AfterAll
    static void stop() {
        schema.close();
        database.close();
    }

    @AfterEach
    void end() {
        gate.open();
        writer.close();
    }

    @Test
    void appends_during_a_commit_share_the_next_commit() {
        var busy = storing(rows(stream(), 0, 1));
        gate.awaitRequest();
        var streams = IntStream.range(0, 50).mapToObj(_ -> stream()).toList();
        var waiting = streams.stream().map(it -> storing(rows(it, 0, 3))).toList();
        awaitWaiting(50);
        gate.open();

        busy.join();
        waiting.forEach(CompletableFuture::join);

        assertThat(gate.requests()).isEqualTo(2);
        await().untilAsserted(() -> assertThat(commits).containsExactly("1 with 1", "50 with 150"));
        assertThat(streams).allSatisfy(it -> {
            var indexes = indexesOf(it);
            assertThat(indexes).hasSize(3);
            assertThat(indexes.getLast() - indexes.getFirst()).isEqualTo(2);
        });
    }

    @Test
    void a_refused_append_does_not_fail_others_of_its_group() {
        var taken = stream();
        gate.open();
        storing(rows(taken, 0, 1)).join();
        gate.shut();
        var busy = storing(rows(stream(), 0, 1));
        gate.awaitRequest();
        var first = stream();
        var last = stream();
        var before = storing(rows(first, 0, 2));
        var refused = storing(both(rows(stream(), 0, 1), rows(taken, 0, 1)));
        var after = storing(rows(last, 0, 2));
        awaitWaiting(3);
        gate.open();

        busy.join();
        before.join();
        after.join();
        assertThatThrownBy(refused::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        SQLException.class, it -> assertThat(it.getSQLState()).isEqualTo("23505"));

        assertThat(indexesOf(first)).hasSize(2);
        assertThat(indexesOf(last)).hasSize(2);
        assertThat(indexesOf(taken)).hasSize(1);
    }

    @Test
    void of_two_appends_with_the_same_sequence_number_one_is_stored() {
        var busy = storing(rows(stream(), 0, 1));
        gate.awaitRequest();
        var place = stream();
        var conflicting = List.of(storing(rows(place, 0, 1)), storing(rows(place, 0, 1)));
        awaitWaiting(2);
        gate.open();
        busy.join();

        assertThat(conflicting.stream()
                        .filter(it -> it.handle((_, failure) -> failure == null).join()))
                .hasSize(1);
        assertThat(indexesOf(place)).hasSize(1);
    }

    @Test
    void an_append_that_is_not_taken_in_time_fails_and_is_not_stored() {
        var late = stream();
        try (var shortTimeout = new GroupCommit(gate, Duration.ofMillis(300), CommitMonitor.NONE)) {
            var first = append(rows(stream(), 0, 1));
            Thread.ofVirtual()
                    .start(() -> assertThatCode(() -> shortTimeout.store(first)).doesNotThrowAnyException());
            gate.awaitRequest();

            assertThatThrownBy(() -> shortTimeout.store(append(rows(late, 0, 1))))
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .hasMessageContaining("PT0.3S");

            gate.open();
        }
        storing(rows(stream(), 0, 1)).join();
        assertThat(indexesOf(late)).isEmpty();
    }

    @Test
    void without_a_connection_all_appends_fail_and_later_ones_are_stored() {
        gate.broken(true);
        gate.open();
        var failed = IntStream.range(0, 5)
                .mapToObj(_ -> storing(rows(stream(), 0, 1)))
                .toList();
        assertThat(failed).allSatisfy(it -> assertThatThrownBy(it::join).hasRootCauseMessage("no connection"));

        gate.broken(false);
        var next = stream();
        storing(rows(next, 0, 1)).join();

        assertThat(indexesOf(next)).hasSize(1);
    }

    @Test
    void a_terminated_connection_is_replaced_without_a_failure() throws SQLException {
        var next = stream();
        try (var pool = database.connect(Map.of("ApplicationName", "terminated"));
                var cut = new GroupCommit(pool, Duration.ofSeconds(30), CommitMonitor.NONE)) {
            cut.store(append(rows(stream(), 0, 1)));
            assertThat(database.sql()
                            .sql("select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where application_name = 'terminated'")
                            .query((row, _) -> row.getBoolean(1))
                            .list())
                    .containsOnly(true)
                    .isNotEmpty();

            cut.store(append(rows(next, 0, 1)));
        }

        assertThat(indexesOf(next)).hasSize(1);
    }

    @Test
    void close_stores_waiting_appends_and_rejects_later_ones() {
        var last = stream();
        var taken = storing(rows(last, 0, 1));
        gate.awaitRequest();
        gate.open();
        writer.close();

        taken.join();
        assertThat(indexesOf(last)).hasSize(1);
        assertThatThrownBy(() -> writer.store(append(rows(stream(), 0, 1))))
                .isInstanceOf(SQLTransientConnectionException.class);
    }

    private void awaitWaiting(int count) {
        await().until(() -> writer.waiting() == count);
    }

    /** Stores rows on another thread. */
    private CompletableFuture<Void> storing(List<EventRow> rows) {
        var append = append(rows);
        var end = new CompletableFuture<Void>();
        Thread.ofVirtual().start(() -> {
            try {
                writer.store(append);
                end.complete(null);
            } catch (SQLException e) {
                end.completeExceptionally(e);
            }
        });
        return end;
    }

    private static Append append(List<EventRow> rows) {
        var append = new Append();
        append.add(rows);
        return append;
    }

    private static List<EventRow> both(List<EventRow> some, List<EventRow> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<EventRow> rows(String stream, long from, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new EventRow(
                        stream,
                        from + i,
                        "Test",
                        UUID.randomUUID().toString(),
                        Instant.now().toString(),
                        "a.Type",
                        "1",
                        "{}",
                        "{}"))
                .toList();
    }

    private static String stream() {
        return "message:" + UUID.randomUUID();
    }

    private static List<Long> indexesOf(String stream) {
        return database.sql()
                .sql("select global_index from event where aggregate_identifier = ? order by sequence_number")
                .param(stream)
                .query((row, _) -> row.getLong(1))
                .list();
    }
}
