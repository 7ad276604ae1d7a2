package com.ogensync.connect.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.postgres.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaTest {

    @AutoClose
    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void migrate() {
        Migrations.apply(database.pool());
        insert("account:a", 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event set payload = '{}'",
                "update event set payload = '{}' where false",
                "delete from event",
                "truncate event",
                "truncate event cascade"
            })
    void stored_events_never_change(String attempt) {
        assertThatThrownBy(() -> database.sql().sql(attempt).update())
                .rootCause()
                .hasMessageContaining("Stored events never change");
        assertThat(database.sql()
                        .sql("select payload from event")
                        .query(String.class)
                        .list())
                .containsExactly("{\"a\":1}");
    }

    @Test
    void stored_events_never_change_even_with_triggers_disabled_for_replication() {
        try (var replica = database.connect(Map.of("options", "-c session_replication_role=replica"))) {
            var sql = JdbcClient.create(replica);

            assertThatThrownBy(() -> sql.sql("delete from event").update())
                    .rootCause()
                    .hasMessageContaining("Stored events never change");
        }
    }

    @Test
    void a_sequence_number_in_a_stream_is_unique() {
        assertThatThrownBy(() -> insert("account:a", 0)).isInstanceOf(DuplicateKeyException.class);
        insert("account:a", 1);
        insert("account:b", 0);
    }

    @Test
    void an_accounts_newest_position_is_read_from_an_index() {
        database.sql().sql("""
                        insert into event (aggregate_identifier, sequence_number, event_identifier, time_stamp,
                            payload_type, payload, meta_data)
                        select 'message:' || (n % 100) || ':' || n, 0, n::text, '', 't', '{}', '{}'
                        from generate_series(1, 20000) n""").update();
        database.sql().sql("analyze event").update();

        var plan = database.sql().sql("""
                        explain select global_index from event where split_part(aggregate_identifier, ':', 2) = '7'
                        order by global_index desc limit 1""").query(String.class).list();

        assertThat(String.join("\n", plan)).contains("event_account").doesNotContain("Seq Scan", "Sort");
    }

    @Test
    void migrating_again_changes_nothing() {
        Migrations.apply(database.pool());

        assertThat(database.sql()
                        .sql("select count(*) from event")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private void insert(String stream, long sequenceNumber) {
        database.sql().sql("""
                        insert into event (aggregate_identifier, sequence_number, event_identifier, time_stamp,
                            payload_type, payload, meta_data)
                        values (?, ?, gen_random_uuid()::text, '', 't', '{"a":1}', '{}')
                        """).params(stream, sequenceNumber).update();
    }
}
