package com.ogensync.connect.postgres.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.rest.EventPositions;
import com.ogensync.connect.rest.security.Credentials;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** Tests dead letters: an event that an index cannot process blocks its account's later events and no other account. */
class IndexDeadLetterQueuesTest extends IndexTest {

    private final OperationalIndexes indexes = service.get(OperationalIndexes.class);
    private final EventPositions positions = service.get(EventPositions.class);
    private final Credentials credentials = service.get(Credentials.class);
    private final TokenId token = Facts.aToken();

    @BeforeEach
    void no_dead_letters() {
        assertThat(indexes.parked()).isZero();
    }

    @AfterEach
    void clear() {
        database.sql().sql("delete from dead_letter").update();
    }

    @Test
    void an_event_that_the_database_rejects_is_queued_with_all_later_ones_until_a_retry() {
        var next = Facts.aToken();
        database.sql()
                .sql("alter table credential add constraint poison check (token_id <> '" + token + "')")
                .update();
        service.store(account.value(), 0, Facts.tokenIssued(account, token));
        service.store(account.value(), 1, Facts.tokenRevoked(account, token), Facts.tokenIssued(account, next));
        assertOtherAccountIsIndexed();

        assertThat(indexes.parked()).isEqualTo(3);
        assertThat(credentials.find(next)).isEmpty();
        assertThat(positions.awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), TIMEOUT))
                .isFalse();

        indexes.retryParked();
        assertThat(indexes.parked()).isEqualTo(3);

        database.sql().sql("alter table credential drop constraint poison").update();
        indexes.retryParked();

        assertThat(indexes.parked()).isZero();
        assertThat(credentials.find(token))
                .hasValueSatisfying(found -> assertThat(found.revoked()).isTrue());
        assertThat(credentials.find(next))
                .hasValueSatisfying(found -> assertThat(found.revoked()).isFalse());
        awaitIndexed(account);
    }

    @Test
    void an_event_type_of_a_newer_version_becomes_a_dead_letter() {
        insert(account.value(), "AccountCelebrated", "1", "{}");
        service.store(account.value(), 1, Facts.tokenIssued(account, token));
        assertOtherAccountIsIndexed();

        assertThat(indexes.parked()).isEqualTo(2);
        assertThat(credentials.find(token)).isEmpty();
        assertThat(causes()).containsOnly("This version cannot read AccountCelebrated in revision 1");
    }

    @Test
    void a_revision_of_a_newer_version_becomes_a_dead_letter() {
        insert(account.value(), "TokenIssued", "2", "{}");
        assertOtherAccountIsIndexed();

        assertThat(indexes.parked()).isEqualTo(1);
    }

    @Test
    void a_malformed_event_becomes_a_dead_letter() {
        insert(Facts.aMessage(account, "1").value(), "MessageAccepted", "1", "not json");
        assertOtherAccountIsIndexed();

        assertThat(indexes.parked()).isEqualTo(1);
    }

    @Test
    void a_stream_that_no_index_reads_creates_no_dead_letter() {
        insert("inbox:" + account.uuid() + ":1", "MessageReceived", "1", "{}");
        service.store(account.value(), 0, Facts.tokenIssued(account, token));
        awaitIndexed(account);

        assertThat(indexes.parked()).isZero();
        assertThat(credentials.find(token)).isPresent();
    }

    @Test
    void an_index_is_not_rebuilt_while_one_of_its_events_cannot_be_read() {
        insert(account.value(), "AccountCelebrated", "1", "{}");
        assertOtherAccountIsIndexed();

        assertThatThrownBy(() -> rebuild("credentials"))
                .hasMessage("An event cannot be indexed; look at `ops dead-letter list`");
        assertOtherAccountIsIndexed();
    }

    @Test
    void a_time_out_creates_no_dead_letter_and_is_retried() {
        var letter = new GenericDeadLetter<>("account", GenericEventMessage.asEventMessage("event"));
        var cause = new IllegalStateException(new QueryTimeoutException("slow"));

        assertThatThrownBy(() -> IndexDeadLetterQueues.decide(letter, cause)).isInstanceOf(QueryTimeoutException.class);
        assertThat(IndexDeadLetterQueues.decide(letter, new IllegalStateException("poison"))
                        .shouldEnqueue())
                .isTrue();
    }

    private void assertOtherAccountIsIndexed() {
        var other = Facts.anAccount();
        var message = Facts.aMessage(other, "1");
        var itsToken = Facts.aToken();
        service.store(other.value(), 0, Facts.tokenIssued(other, itsToken));
        service.store(message.value(), 0, Facts.messageAccepted(message));
        awaitIndexed(other);

        assertThat(credentials.find(itsToken)).isPresent();
        assertThat(service.get(OpenMessages.class).of(other)).hasSize(1);
        assertThat(positions.awaitIndexed(other, EnumSet.allOf(EventPositions.Index.class), Duration.ZERO))
                .isTrue();
    }

    private static List<@Nullable String> causes() {
        return database.sql()
                .sql("select cause_message from dead_letter where cause_message is not null")
                .query(String.class)
                .list();
    }

    private static void insert(String stream, String type, String revision, String payload) {
        database.sql().sql("""
                        insert into event (aggregate_identifier, sequence_number, type, event_identifier, time_stamp,
                            payload_type, payload_revision, payload, meta_data)
                        values (?, 0, 'Test', gen_random_uuid()::text, to_char(now() at time zone 'UTC',
                            'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ?, ?, ?, '{}')
                        """).params(stream, type, revision, payload).update();
    }
}
