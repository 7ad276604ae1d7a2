package com.ogensync.connect.postgres.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.UnusableDatabaseException;
import com.ogensync.connect.rest.operations.port.Nodes;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class NodeRegistrationTest {

    @AutoClose
    private final TestDatabase database = new TestDatabase();

    @Test
    void a_second_process_with_the_name_of_a_running_node_does_not_start() {
        try (var first = TestNode.start(database, "node-1")) {
            assertThatThrownBy(() -> TestNode.start(database, "node-1"))
                    .rootCause()
                    .isInstanceOf(UnusableDatabaseException.class)
                    .hasMessage("NODE_ID node-1 is the name of another running node of this database:"
                            + " set a different NODE_ID.");
            assertThat(first.hasEnded()).isFalse();
            assertThat(first.get(Nodes.class).list()).hasSize(1);
        }
    }

    @Test
    void a_name_is_free_after_a_stop() {
        TestNode.start(database, "node-1").close();
        try (var again = TestNode.start(database, "node-1")) {
            assertThat(again.get(Nodes.class).list())
                    .extracting(Nodes.Node::name)
                    .containsExactly("node-1");
        }
    }

    @Test
    void a_name_is_free_a_few_seconds_after_a_crash() {
        TestNode.start(database, "node-1").close();
        crashed("node-1", "4 seconds");

        try (var again = TestNode.start(database, "node-1")) {
            assertThat(again.get(Nodes.class).list())
                    .extracting(Nodes.Node::version)
                    .containsExactly("1.2.3");
        }
    }

    @Test
    void the_only_process_of_a_database_takes_its_name_at_once() {
        TestNode.start(database, "node-1").close();
        crashed("node-1", "0 seconds");
        try (var again = TestNode.startExclusive(database, "node-1")) {
            assertThat(again.get(Nodes.class).list()).hasSize(1);
        }
    }

    @Test
    void a_process_whose_name_was_taken_while_it_did_not_respond_stops() {
        try (var suspended = TestNode.start(database, "node-1")) {
            database.sql()
                    .sql("update node set boot_id = gen_random_uuid(), version = 'other'")
                    .update();

            await().until(suspended::hasEnded);
        }
        assertThat(database.sql()
                        .sql("select version from node")
                        .query(String.class)
                        .list())
                .containsExactly("other");
    }

    @Test
    void ended_nodes_are_listed_for_a_day() {
        try (var node = TestNode.start(database, "node-1")) {
            crashed("node-2", "23 hours");
            crashed("node-3", "25 hours");
            try (var _ = TestNode.start(database, "node-4")) {
                assertThat(node.get(Nodes.class).list())
                        .extracting(it -> it.name() + " " + it.running())
                        .containsExactly("node-1 true", "node-2 false", "node-4 true");
            }
        }
    }

    @Test
    void the_list_shows_sessions_and_clock_of_each_node() {
        try (var node = TestNode.start(database, "node-1", Duration.ofHours(1))) {
            database.sql().sql("""
                            insert into linked_session (account_id, link, state, number_key_id, number_box,
                                device_key_id, device_box, owner, lease_until)
                            select gen_random_uuid(), 1, state, '', '', '', '', 'node-1', now() + lease
                            from (values ('online', interval '10 seconds'), ('offline', interval '10 seconds'),
                                ('unlinked', interval '10 seconds'), ('online', interval '-1 second'))
                                as session (state, lease)""").update();

            await().until(() -> node.get(Nodes.class)
                    .list()
                    .getFirst()
                    .clockOffset()
                    .minusHours(1)
                    .abs()
                    .minusSeconds(1)
                    .isNegative());
            assertThat(node.get(Nodes.class).list())
                    .singleElement()
                    .extracting(Nodes.Node::sessions)
                    .isEqualTo(2L);
        }
    }

    private void crashed(String name, String ago) {
        database.sql()
                .sql("insert into node (node_id, boot_id, version, beat_at)"
                        + " values (?, gen_random_uuid(), '1.2.2', now() - ?::interval)")
                .param(name)
                .param(ago)
                .update();
    }
}
