package com.ogensync.connect.postgres.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MissingIndexesTest {
    private static TestDatabase database;
    private static TestService service;
    private static MissingIndexes missing;

    @BeforeAll
    static void start() {
        database = new TestDatabase();
        service = TestService.start(database, "node-1");
        missing = service.get(MissingIndexes.class);
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @Test
    void the_index_of_a_refused_insert_is_never_filled_and_leaves_no_gap_in_a_token() {
        var account = Facts.anAccount();
        service.store(account.value(), 0, Facts.tokenIssued(account, Facts.aToken()));
        var before = newest();
        assertThatThrownBy(() -> service.store(account.value(), 0, Facts.tokenIssued(account, Facts.aToken())))
                .isInstanceOf(AggregateStreamCreationException.class);
        service.store(account.value(), 1, Facts.tokenIssued(account, Facts.aToken()));

        var after = newest();

        assertThat(after.getIndex()).isGreaterThan(before.getIndex() + 1);
        assertThat(after.getGaps()).isEmpty();
        assertThat(missing.neverFilled(List.of(after.getIndex() - 1))).containsExactly(after.getIndex() - 1);
    }

    @Test
    void an_index_that_a_running_transaction_holds_is_open_until_it_ends() throws SQLException {
        try (var slow = database.pool().getConnection()) {
            long index = insert(slow);
            var fast = Facts.anAccount();
            service.store(fast.value(), 0, Facts.tokenIssued(fast, Facts.aToken()));

            assertThat(newest().getGaps()).contains(index);
            assertThat(missing.neverFilled(List.of(index))).isEmpty();

            slow.rollback();
            assertThat(missing.neverFilled(List.of(index))).containsExactly(index);
            assertThat(newest().getGaps()).doesNotContain(index);
        }
    }

    @Test
    void the_index_of_a_committed_transaction_is_not_reported_as_never_filled() throws SQLException {
        try (var slow = database.pool().getConnection()) {
            long index = insert(slow);
            assertThat(missing.neverFilled(List.of(index))).isEmpty();

            slow.commit();

            assertThat(missing.neverFilled(List.of(index))).isEmpty();
        }
    }

    /**
     * An insert takes a value from the sequence before PostgreSQL assigns a transaction id, so no snapshot shows the
     * transaction at that moment.
     */
    @Test
    void an_index_is_open_while_its_transaction_has_no_id_yet() throws SQLException {
        // Every 32nd value of a sequence is logged, which assigns a transaction id. This call takes that value.
        long unlogged = database.sql()
                .sql("select nextval('event_global_index_seq')")
                .query(Long.class)
                .single();
        try (var slow = database.pool().getConnection();
                var statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("lock table event in row exclusive mode");
            long index = number(slow, "select nextval('event_global_index_seq')");
            assertThat(index).isGreaterThan(unlogged);
            assertThat(number(slow, "select coalesce(pg_current_xact_id_if_assigned()::text, '0')::bigint"))
                    .isZero();

            assertThat(missing.neverFilled(List.of(index))).isEmpty();
            slow.rollback();
            assertThat(missing.neverFilled(List.of(index))).containsExactly(index);
        }
    }

    @Test
    void overlapping_writers_without_a_pause_keep_no_index_open() throws SQLException {
        var first = database.pool().getConnection();
        insert(first);
        long unused = database.sql()
                .sql("select nextval('event_global_index_seq')")
                .query(Long.class)
                .single();
        assertThat(missing.neverFilled(List.of(unused))).isEmpty();
        try (var second = database.pool().getConnection()) {
            insert(second);
            first.rollback();
            first.close();

            assertThat(missing.neverFilled(List.of(unused))).containsExactly(unused);
            second.rollback();
        }
    }

    private static long insert(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return number(connection, """
                insert into event (aggregate_identifier, sequence_number, event_identifier, time_stamp, payload_type,
                    payload_revision, payload, meta_data)
                values ('account:' || gen_random_uuid(), 0, gen_random_uuid(), to_char(now() at time zone 'UTC',
                    'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'Celebrated', '1', '{}', '{}') returning global_index""");
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static GapAwareTrackingToken newest() {
        @Nullable TrackingToken token = null;
        var pages = service.get(StoredPages.class);
        for (var page = pages.after(null, 1_000); !page.isEmpty(); page = pages.after(token, 1_000)) {
            token = page.getLast().trackingToken();
        }
        return (GapAwareTrackingToken) Objects.requireNonNull(token);
    }
}
