package com.ogensync.connect.postgres.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads all events in pages of any size without skipping one. */
class StoredPagesTest {
    private static final String INSERT = """
            insert into event (aggregate_identifier, sequence_number, type, event_identifier, time_stamp,
                payload_type, payload_revision, payload, meta_data)
            values (?, 0, 'Test', gen_random_uuid()::text, to_char(now() at time zone 'UTC',
                'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'Celebrated', '1', '{}', '{}')
            """;
    private static TestDatabase database;
    private static TestService service;

    @BeforeAll
    static void start() {
        database = new TestDatabase();
        service = TestService.start(database, "node-1");
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @Test
    void pages_of_any_size_have_every_event_once_and_in_order() {
        for (int number = 0; number < 25; number++) {
            var account = Facts.anAccount();
            service.store(account.value(), 0, Facts.tokenIssued(account, Facts.aToken()));
        }
        var stored = database.sql()
                .sql("select aggregate_identifier from event order by global_index")
                .query(String.class)
                .list();

        for (int size : new int[] {1, 7, 5_000}) {
            assertThat(streams(null, size)).isEqualTo(stored);
        }
    }

    @Test
    void an_event_that_is_committed_late_is_read_after_a_later_token() throws SQLException {
        var newest = newest();
        try (var pool = database.connect(Map.of());
                var slow = pool.getConnection()) {
            slow.setAutoCommit(false);
            insert(slow, "account:slow");
            try (var fast = pool.getConnection()) {
                insert(fast, "account:fast");
            }
            assertThat(streams(newest, 100)).containsExactly("account:fast");
            var passed = newest();

            slow.commit();

            assertThat(streams(passed, 100)).containsExactly("account:slow");
        }
    }

    @Test
    void unused_indexes_do_not_end_the_pages() throws SQLException {
        var newest = newest();
        database.sql()
                .sql("select setval('event_global_index_seq', (select last_value + 20000 from event_global_index_seq))")
                .query(Long.class)
                .single();
        try (var pool = database.connect(Map.of());
                var connection = pool.getConnection()) {
            insert(connection, "account:far");
        }

        assertThat(streams(newest, 100)).containsExactly("account:far");
    }

    @Test
    void an_unsupported_event_is_not_skipped() throws SQLException {
        var newest = newest();
        try (var pool = database.connect(Map.of());
                var connection = pool.getConnection()) {
            insert(connection, "account:unknown");
        }

        assertThat(pages().after(newest, 100))
                .singleElement()
                .satisfies(event -> assertThat(event.getPayloadType()).isEqualTo(UnknownSerializedType.class));
    }

    private List<String> streams(@Nullable TrackingToken after, int size) {
        var streams = new ArrayList<String>();
        var page = pages().after(after, size);
        while (!page.isEmpty()) {
            page.forEach(event -> streams.add(((DomainEventMessage<?>) event).getAggregateIdentifier()));
            page = pages().after(page.getLast().trackingToken(), size);
        }
        return streams;
    }

    private static StoredPages pages() {
        return service.get(StoredPages.class);
    }

    private @Nullable TrackingToken newest() {
        TrackingToken token = null;
        for (var page = pages().after(null, 1_000); !page.isEmpty(); page = pages().after(token, 1_000)) {
            token = page.getLast().trackingToken();
        }
        return token;
    }

    private static void insert(Connection connection, String stream) throws SQLException {
        try (var statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, stream);
            statement.executeUpdate();
        }
    }
}
