package com.ogensync.connect.postgres.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestService;
import com.ogensync.connect.rest.EventPositions;
import com.ogensync.connect.rest.security.Credentials;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventProcessor;
import org.junit.jupiter.api.Test;

class EventPositionsTest extends IndexTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private final EventPositions positions = service.get(EventPositions.class);
    private final Credentials credentials = service.get(Credentials.class);
    private final TokenId token = Facts.aToken();

    @Test
    void an_account_without_events_has_no_position_and_is_indexed() {
        assertThat(positions.newestOf(account)).isEqualTo(-1);
        assertThat(positions.awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), Duration.ZERO))
                .isTrue();
    }

    @Test
    void the_position_is_that_of_the_newest_event_in_the_accounts_streams() {
        service.store(account.value(), 0, Facts.tokenIssued(account, token));
        var first = positions.newestOf(account);
        var message = Facts.aMessage(account, "1");
        service.store(message.value(), 0, Facts.messageAccepted(message));
        var second = positions.newestOf(account);
        service.store(Facts.session(account), 0, Facts.linked(account, 1));
        var third = positions.newestOf(account);
        var neighbour = Facts.anAccount();
        service.store(neighbour.value(), 0, Facts.tokenIssued(neighbour, Facts.aToken()));

        assertThat(first).isPositive();
        assertThat(second).isGreaterThan(first);
        assertThat(third).isGreaterThan(second);
        assertThat(positions.newestOf(account)).isEqualTo(third);
    }

    @Test
    void waiting_times_out_while_a_processor_is_stopped_and_succeeds_after_its_restart() {
        var reader = reader("indexes");
        reader.shutDown();
        service.store(account.value(), 0, Facts.tokenIssued(account, token));

        assertThat(positions.awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), SHORT))
                .isFalse();
        assertThat(credentials.find(token)).isEmpty();

        reader.start();
        assertThat(positions.awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), TIMEOUT))
                .isTrue();
        assertThat(credentials.find(token)).isPresent();
    }

    @Test
    void a_node_without_running_processors_reads_the_positions_too() {
        try (var other = TestService.start(database, "node-2")) {
            service.store(account.value(), 0, Facts.tokenIssued(account, token));

            assertThat(other.get(EventPositions.class)
                            .awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), TIMEOUT))
                    .isTrue();
            assertThat(other.get(Credentials.class).find(token)).isPresent();
        }
    }

    @Test
    void a_slower_transaction_of_another_account_is_not_awaited() throws Exception {
        var slow = new SlowTransaction(Facts.anAccount());
        service.store(account.value(), 0, Facts.tokenIssued(account, token));

        assertThat(positions.awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), TIMEOUT))
                .isTrue();
        slow.commit();
    }

    @Test
    void an_event_that_became_visible_after_a_newer_one_is_awaited() throws Exception {
        var slow = new SlowTransaction(account);
        service.store(Facts.session(account), 0, Facts.linked(account, 1));
        assertThat(positions.awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), TIMEOUT))
                .isTrue();
        assertThat(credentials.find(slow.token)).isEmpty();

        slow.commit();

        assertThat(positions.awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), TIMEOUT))
                .isTrue();
        assertThat(credentials.find(slow.token)).isPresent();
    }

    /** By default Axon drops a gap that is 10,000 events old, which is seconds under load. */
    @Test
    void a_slow_transaction_is_not_skipped_after_20000_later_indexes() throws Exception {
        var slow = new SlowTransaction(account);
        database.sql()
                .sql("select setval('event_global_index_seq', (select last_value + 20000 from event_global_index_seq))")
                .query(Long.class)
                .single();
        service.store(Facts.session(account), 0, Facts.linked(account, 1));
        assertThat(positions.awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), TIMEOUT))
                .isTrue();

        slow.commit();

        assertThat(positions.awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), TIMEOUT))
                .isTrue();
        assertThat(credentials.find(slow.token)).isPresent();
    }

    @Test
    void processors_continue_after_the_database_has_terminated_all_connections() {
        database.cutAllConnections();
        service.store(account.value(), 0, Facts.tokenIssued(account, token));

        assertThat(positions.awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), Duration.ofSeconds(10)))
                .isTrue();
    }

    private static EventProcessor reader(String group) {
        return service.get(EventProcessingConfiguration.class)
                .eventProcessor(group)
                .orElseThrow();
    }

    /** A transaction that takes a global index at once and commits when the test calls it. */
    private static final class SlowTransaction {

        private final TokenId token = Facts.aToken();
        private final Connection connection;

        SlowTransaction(AccountId account) throws SQLException {
            var event = service.get(Configuration.class)
                    .eventSerializer()
                    .serialize(Facts.tokenIssued(account, token), String.class);
            connection = database.pool().getConnection();
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("""
                    insert into event (aggregate_identifier, sequence_number, event_identifier, time_stamp,
                    payload_type, payload_revision, payload, meta_data) values (?, 0, ?, ?, ?, ?, ?, '{}')""")) {
                insert.setString(1, account.value());
                insert.setString(2, token.value());
                insert.setString(3, Instant.now().toString()); // A gap that is an hour old would be dropped.
                insert.setString(4, event.getType().getName());
                insert.setString(5, event.getType().getRevision());
                insert.setString(6, event.getData());
                insert.executeUpdate();
            }
        }

        void commit() throws SQLException {
            connection.commit();
            connection.close();
        }
    }
}
