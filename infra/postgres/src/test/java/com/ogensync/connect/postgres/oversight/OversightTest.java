package com.ogensync.connect.postgres.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import com.ogensync.connect.postgres.index.OperationalIndexes;
import com.ogensync.connect.rest.EventPositions;
import com.ogensync.connect.runtime.event.AccountFold;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests the counts of stored events in SQL. */
class OversightTest {

    private static TestDatabase database;
    private static TestService service;

    private final AccountId account = Facts.anAccount();

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
    void the_fold_of_an_account_without_events_is_empty() {
        assertThat(folds().of(account)).isEqualTo(new AccountFold(0, -1, 0, 0, Map.of(), Map.of(), Map.of()));
    }

    @Test
    void a_fold_has_the_balance_and_the_messages_by_status() {
        storeMessages();

        var fold = folds().of(account);
        assertThat(fold)
                .isEqualTo(new AccountFold(
                        8,
                        service.get(EventPositions.class).newestOf(account),
                        1,
                        100,
                        Map.of("ACCEPTED", 1L, "READ", 1L, "FAILED", 1L),
                        fold.activities(),
                        fold.hours()));
    }

    @Test
    void an_accounts_events_are_read_in_the_order_in_which_they_were_stored() {
        storeMessages();
        var history = read(folds().history(account));

        assertThat(history)
                .hasSize(8)
                .isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()))
                .allSatisfy(stored ->
                        assertThat(stored.stream()).contains(account.uuid().toString()));
        assertThat(history.getFirst().sequence()).isZero();
        assertThat(history.getLast().event())
                .isEqualTo(new MessageFailed(Facts.aMessage(account, "2"), FailureReason.EXPIRED, Facts.AT));
    }

    @Test
    void activities_are_counted_by_type_and_by_hour() {
        storeMessages();
        var fold = folds().of(account);

        assertThat(fold.activities())
                .isEqualTo(Map.of("COINS_GRANTED", 1L, "MESSAGE_QUEUED", 1L, "MESSAGE_READ", 1L, "MESSAGE_FAILED", 1L));
        var reached = Map.of("accepted_at", 3L, "sent_at", 1L, "delivered_at", 1L, "read_at", 1L, "failed_at", 1L);
        assertThat(fold.hours()).isEqualTo(Map.of(Math.floorDiv(Facts.AT.getEpochSecond(), 3_600L), reached));
    }

    @Test
    void an_incoming_message_is_an_activity() {
        storeMessages();
        var inbox = new InboxId(account, "0".repeat(32), new WhatsAppMessageId("3A01"));
        service.store(inbox.value(), 0, Facts.messageReceived(inbox));
        var fold = folds().of(account);

        assertThat(fold.activities())
                .containsEntry("MESSAGE_RECEIVED", 1L)
                .containsEntry("MESSAGE_READ", 1L)
                .containsEntry("COINS_GRANTED", 1L)
                .hasSize(5);
        assertThat(fold.hours()).hasSize(1);
    }

    @Test
    void a_biography_omits_ledger_entries_and_messages() {
        storeMessages();
        service.store(Facts.session(account), 0, Facts.linked(account, 1));
        awaitIndexed();
        var biography = read(folds().biography(account));

        assertThat(biography)
                .extracting(stored -> stored.event().getClass().getSimpleName())
                .containsExactly("TokenIssued", "WhatsAppLinked");
    }

    @Test
    void accounts_are_listed_one_after_the_other() {
        storeMessages();

        assertThat(folds().after(new UUID(account.uuid().getMostSignificantBits(), 0)))
                .contains(account);
        assertThat(folds().after(new UUID(-1, -1))).isEmpty();
    }

    @Test
    void open_messages_are_counted_by_age() {
        database.sql().sql("delete from open_message").update();
        storeMessages();
        var stored = Instant.parse(database.sql()
                .sql("select time_stamp from event where aggregate_identifier = ?")
                .param(Facts.aMessage(account, "3").value())
                .query(String.class)
                .single());

        assertThat(figures().openMessages(stored.plusSeconds(9)))
                .isEqualTo(Map.of("under_10s", 1L, "under_1m", 0L, "under_10m", 0L, "under_1h", 0L, "over_1h", 0L));
        assertThat(figures().openMessages(stored.plusSeconds(10))).containsEntry("under_1m", 1L);
        assertThat(figures().openMessages(stored.plusSeconds(599))).containsEntry("under_10m", 1L);
        assertThat(figures().openMessages(stored.plusSeconds(600))).containsEntry("under_1h", 1L);
        assertThat(figures().openMessages(stored.plus(Duration.ofDays(1)))).containsEntry("over_1h", 1L);
    }

    @Test
    void sessions_are_counted_by_state_and_indexes_without_lag_are_at_the_head() {
        database.sql().sql("delete from linked_session").update();
        service.store(Facts.session(account), 0, Facts.linked(account, 1));
        storeMessages();

        assertThat(figures().sessions()).isEqualTo(Map.of("online", 1L, "offline", 0L, "unlinked", 0L));
        var indexes = service.get(OperationalIndexes.class);
        assertThat(indexes.positions())
                .containsOnlyKeys(indexes.names())
                .allSatisfy((_, position) ->
                        assertThat(position).isEqualTo(figures().head()));
    }

    /** Stores three messages: one read without a delivery event, one failed, one open. */
    private void storeMessages() {
        var first = Facts.aMessage(account, "1");
        var second = Facts.aMessage(account, "2");
        var third = Facts.aMessage(account, "3");
        var token = Facts.aToken();
        service.store(account.value(), 0, Facts.coinsGranted(account, token), Facts.tokenIssued(account, token));
        service.store(third.value(), 0, Facts.messageAccepted(third));
        service.store(first.value(), 0, Facts.messageAccepted(first));
        service.store(first.value(), 1, new MessageRead(first, Facts.AT), new MessageSent(first, Facts.AT));
        service.store(second.value(), 0, Facts.messageAccepted(second));
        service.store(second.value(), 1, new MessageFailed(second, FailureReason.EXPIRED, Facts.AT));
        awaitIndexed();
    }

    /** Waits until the indexes contain all events of the account, so that no later test finds its rows. */
    private void awaitIndexed() {
        assertThat(service.get(EventPositions.class)
                        .awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), Duration.ofSeconds(20)))
                .isTrue();
    }

    /** Reads pages of three events. */
    private static List<StoredEvent> read(AccountEvents events) {
        var read = new ArrayList<StoredEvent>();
        TrackingToken reached = null;
        for (var page = events.after(reached, 3); !page.isEmpty(); page = events.after(reached, 3)) {
            for (var message : page) {
                reached = message.trackingToken();
                var stored = (DomainEventMessage<?>) message;
                read.add(new StoredEvent(
                        stored.getAggregateIdentifier(),
                        stored.getSequenceNumber(),
                        reached.position().orElseThrow(),
                        (Event) message.getPayload()));
            }
        }
        return read;
    }

    private static AccountFolds folds() {
        return service.get(AccountFolds.class);
    }

    private static ServiceFigures figures() {
        return service.get(ServiceFigures.class);
    }
}
