package com.ogensync.connect.postgres.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.event.EmailClaimed;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.OperatorId;
import com.ogensync.connect.api.operator.event.OperatorActed;
import com.ogensync.connect.api.operator.event.OperatorAdded;
import com.ogensync.connect.api.operator.event.OperatorRevoked;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import com.ogensync.connect.rest.EventPositions;
import com.ogensync.connect.rest.operations.port.AccountDirectory;
import com.ogensync.connect.rest.operations.port.Anchors;
import com.ogensync.connect.rest.operations.port.OpenMessageList;
import com.ogensync.connect.rest.operations.port.OpenMessageList.Wanted;
import com.ogensync.connect.rest.operations.port.OperatedSessions;
import com.ogensync.connect.rest.operations.port.OperatedSessions.Session;
import com.ogensync.connect.rest.operations.port.OperatedSessions.State;
import com.ogensync.connect.rest.security.Credential;
import com.ogensync.connect.rest.security.Credentials;
import com.ogensync.connect.runtime.event.StoredDeadLetter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests the operators' queries in SQL. */
class OperationsTest {

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
    void an_operators_token_is_valid_until_revoked_and_belongs_to_no_account() {
        var ada = new OperatorId("ada");
        var token = Facts.aToken();
        service.store(ada.value(), 0, new OperatorAdded(ada, token, Actor.SYSTEM, Facts.AT));
        await().untilAsserted(() -> assertThat(credentials().find(token))
                .contains(new Credential(token, ada, Set.of(Scope.OPS), false, false)));
        assertThat(roll().isIndexed(token, false)).isTrue();

        service.store(ada.value(), 1, acted(ada), new OperatorRevoked(ada, token, Actor.SYSTEM, Facts.AT));

        await().untilAsserted(() ->
                assertThat(credentials().find(token).orElseThrow().revoked()).isTrue());
        assertThat(roll().list()).singleElement().satisfies(entry -> {
            assertThat(entry.operatorId()).isEqualTo(ada);
            assertThat(entry.tokenId()).isEqualTo(token);
            assertThat(entry.revokedAt()).contains("2026-01-02T03:04:05.678Z");
            assertThat(entry.actions()).isEqualTo(1);
        });
        addedAgain(ada);
    }

    private static void addedAgain(OperatorId ada) {
        var next = Facts.aToken();
        service.store(ada.value(), 3, new OperatorAdded(ada, next, Actor.SYSTEM, Facts.AT));

        assertThat(roll().list()).singleElement().satisfies(entry -> {
            assertThat(entry.tokenId()).isEqualTo(next);
            assertThat(entry.revokedAt()).isEmpty();
        });
    }

    private static OperatorActed acted(OperatorId ada) {
        return new OperatorActed(
                ada, OperatorAction.PAUSE_PROJECTION, "projection:balances", null, Facts.REQUEST, Facts.AT);
    }

    @Test
    void an_account_exists_from_its_first_event_and_is_found_by_its_email() {
        var directory = service.get(AccountDirectory.class);
        var email = new EmailClaimId("ab".repeat(32));
        assertThat(directory.exists(account)).isFalse();
        assertThat(directory.ofEmail(email)).isEmpty();

        service.store(email.value(), 0, new EmailClaimed(email, account, Facts.AT));
        service.store(account.value(), 0, Facts.coinsGranted(account, Facts.aToken()));

        assertThat(directory.exists(account)).isTrue();
        assertThat(directory.ofEmail(email)).contains(account);
    }

    @Test
    void a_session_has_its_last_loss_reason_and_the_reconnects_of_the_present_link() {
        service.store(
                Facts.session(account),
                0,
                Facts.linked(account, 1),
                Facts.connectionRestored(account, 1),
                Facts.linked(account, 2),
                Facts.connectionLost(account, 2),
                Facts.connectionRestored(account, 2),
                Facts.connectionLost(account, 2));
        indexed();
        var before = new UUID(account.uuid().getMostSignificantBits(), 0);

        var found = sessions().list(State.OFFLINE, before, 100).stream()
                .filter(session -> session.account().equals(account))
                .findFirst();

        assertThat(found).contains(new Session(account, State.OFFLINE, null, null, 0, "network", Facts.AT, 1));
        assertThat(sessions().list(State.ONLINE, null, 100))
                .extracting(Session::account)
                .doesNotContain(account);
        assertThat(sessions().list(null, account.uuid(), 100))
                .extracting(Session::account)
                .doesNotContain(account);
    }

    @Test
    void open_messages_are_listed_in_pages_by_account_age_and_attempts() {
        var first = Facts.aMessage(account, "1");
        var second = Facts.aMessage(account, "2");
        service.store(first.value(), 0, Facts.messageAccepted(first));
        service.store(second.value(), 0, Facts.messageAccepted(second));
        indexed();
        var book = service.get(OpenMessageList.class);

        var page = book.list(new Wanted(account.uuid(), Duration.ZERO, 0, 0, 1));

        assertThat(page).singleElement().satisfies(message -> {
            assertThat(message.id()).isEqualTo(first);
            assertThat(message.deadline()).isEqualTo(Facts.AT.plusSeconds(86_400));
            assertThat(message.attempts()).isZero();
        });
        assertThat(book.list(new Wanted(
                        account.uuid(), Duration.ZERO, 0, page.getFirst().place(), 9)))
                .extracting(OpenMessageList.OpenMessage::id)
                .containsExactly(second);
        assertThat(book.list(new Wanted(account.uuid(), Duration.ofHours(1), 0, 0, 9)))
                .isEmpty();
        assertThat(book.list(new Wanted(account.uuid(), Duration.ZERO, 1, 0, 9)))
                .isEmpty();
        assertThat(book.list(new Wanted(null, Duration.ZERO, 0, 0, 9))).hasSizeGreaterThanOrEqualTo(2);
        assertThat(book.ages()).containsKey("over_1h");
    }

    @Test
    void anchors_are_listed_newest_first_as_stored() {
        for (int number = 1; number <= 2; number++) {
            database.sql()
                    .sql("""
                            insert into event (aggregate_identifier, sequence_number, type, event_identifier, time_stamp,
                                payload_type, payload_revision, payload, meta_data)
                            values ('anchor:ledger', ?, 'Anchor', gen_random_uuid()::text, '2026-01-02T03:04:05.678Z',
                                'LedgerAnchored', '1', ?, '{}')""")
                    .param(number - 1)
                    .param("""
                            {"anchorId":"anchor:ledger","anchor":%d,"position":1234,"accounts":2,"entries":7,"coins":202,\
                            "granted":206,"debited":6,"refunded":2,"root":"ab","previous":"00","publicKey":"MCow",\
                            "signature":"c2ln","at":"2026-01-02T03:04:05.678Z"}""".formatted(number))
                    .update();
        }
        var book = service.get(Anchors.class);

        assertThat(book.list(Long.MAX_VALUE, 10))
                .extracting(Anchors.Anchor::anchor)
                .containsExactly(2L, 1L);
        assertThat(book.list(2, 10))
                .containsExactly(new Anchors.Anchor(
                        1, 1234, 2, 7, 202, 206, 6, 2, "ab", "00", "MCow", "c2ln", "2026-01-02T03:04:05.678Z"));
    }

    @Test
    void dead_letters_show_their_position_in_the_sequence_and_can_be_discarded() {
        var parked = service.get(IndexDeadLetters.class);
        letter("second", 2);
        letter("first", 1);

        assertThat(parked.list(10)).extracting(StoredDeadLetter::id).containsExactlyInAnyOrder("first", "second");
        assertThat(parked.find("first").orElseThrow().first()).isTrue();
        assertThat(parked.find("second").orElseThrow().first()).isFalse();
        assertThat(parked.find("second").orElseThrow().payload()).isEqualTo("{}");
        parked.discard("first");
        assertThat(parked.find("second").orElseThrow().first()).isTrue();
        parked.discard("second");
        assertThat(parked.list(10)).isEmpty();
    }

    private void letter(String id, int index) {
        database.sql()
                .sql("""
                        insert into dead_letter (dead_letter_id, processing_group, sequence_identifier, sequence_index,
                            message_type, event_identifier, time_stamp, payload_type, payload, aggregate_identifier,
                            sequence_number, enqueued_at, cause_type, cause_message)
                        values (?, 'credentials', ?, ?, 'x', ?, '2026-01-02T03:04:05.678Z', 'x.TokenIssued', '{}'::bytea,
                            ?, 0, '2026-01-02T03:04:05.678Z', 'x', 'y')""")
                .params(id, account.uuid().toString(), index, id, account.value())
                .update();
    }

    private void indexed() {
        assertThat(service.get(EventPositions.class)
                        .awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), Duration.ofSeconds(20)))
                .isTrue();
    }

    private static OperatedSessions sessions() {
        return service.get(OperatedSessions.class);
    }

    private static Credentials credentials() {
        return service.get(Credentials.class);
    }

    private static OperatorRoll roll() {
        return service.get(OperatorRoll.class);
    }
}
