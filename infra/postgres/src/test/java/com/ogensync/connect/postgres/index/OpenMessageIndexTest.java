package com.ogensync.connect.postgres.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.whatsapp.sending.OpenMessages;
import com.ogensync.connect.whatsapp.sending.OpenMessages.OpenMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpenMessageIndexTest extends IndexTest {

    private final OpenMessages messages = service.get(OpenMessages.class);
    private final MessageId first = Facts.aMessage(account, "1");
    private final MessageId second = Facts.aMessage(account, "2");

    @BeforeEach
    void no_message_is_open() {
        database.sql().sql("delete from open_message").update();
    }

    @Test
    void an_accepted_message_is_open_and_can_be_read_from_its_stream() {
        var accepted = accept(first);

        assertThat(messages.of(account)).containsExactly(open(first, 0));
        assertThat(messages.counts()).isEqualTo(Map.of(account, 1));
        assertThat(messages.accepted(first)).contains(accepted);
        assertThat(messages.accepted(second)).isEmpty();
    }

    static Stream<Function<MessageId, Event>> outcomes() {
        return Stream.of(
                message -> new MessageSent(message, Facts.AT),
                message -> new MessageDelivered(message, Facts.AT),
                message -> new MessageRead(message, Facts.AT),
                message -> new MessageFailed(message, FailureReason.EXPIRED, Facts.AT));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void every_outcome_event_closes_a_message(Function<MessageId, Event> outcome) {
        accept(first);
        accept(second);
        service.store(first.value(), 1, outcome.apply(first));
        awaitIndexed(account);

        assertThat(messages.of(account)).containsExactly(open(second, 0));
    }

    @Test
    void recovery_ignores_a_message_until_its_first_attempt_is_over() {
        accept(first);

        assertThat(messages.due(Facts.AT.plusMillis(14_999), Set.of(), 10)).isEmpty();
        assertThat(messages.due(Facts.AT.plusSeconds(15), Set.of(), 10)).containsExactly(open(first, 0));
    }

    @Test
    void recovery_ignores_a_message_while_its_request_may_still_wait() {
        var waiting = Facts.messageAccepted(first);
        var answerBy = Facts.AT.plusSeconds(60);
        service.store(
                first.value(),
                0,
                new MessageAccepted(
                        first,
                        waiting.to(),
                        waiting.sealedContent(),
                        waiting.balance(),
                        waiting.deadline(),
                        answerBy,
                        waiting.fingerprint(),
                        waiting.requestId(),
                        waiting.tokenId(),
                        waiting.at()));
        awaitIndexed(account);

        assertThat(messages.due(answerBy, Set.of(), 10)).isEmpty();
        assertThat(messages.due(answerBy.plusSeconds(1), Set.of(), 10)).hasSize(1);
    }

    @Test
    void due_messages_are_listed_in_order_of_acceptance_up_to_the_limit() {
        accept(second);
        accept(first);
        var later = Facts.AT.plusSeconds(20);

        assertThat(messages.due(later, Set.of(), 10))
                .extracting(OpenMessage::messageId)
                .containsExactly(second, first);
        assertThat(messages.due(later, Set.of(), 1))
                .extracting(OpenMessage::messageId)
                .containsExactly(second);
    }

    @Test
    void messages_of_a_session_that_this_node_does_not_own_are_not_due_until_their_deadline() {
        var stuck = Facts.anAccount();
        service.store(Facts.session(stuck), 0, Facts.linked(stuck, 1));
        for (int number = 0; number < 1_000; number++) {
            var message = Facts.aMessage(stuck, Integer.toString(number));
            service.store(message.value(), 0, Facts.messageAccepted(message));
        }
        service.store(Facts.session(account), 0, Facts.linked(account, 1));
        awaitIndexed(stuck);
        accept(first);
        var later = Facts.AT.plusSeconds(20);

        assertThat(messages.due(later, Set.of(account), 1_000)).containsExactly(open(first, 0));
        assertThat(messages.due(later, Set.of(), 1_000)).isEmpty();
        assertThat(messages.due(Facts.AT.plusSeconds(86_400), Set.of(), 2_000)).hasSize(1_001);
    }

    @Test
    void an_account_with_many_due_messages_does_not_delay_others() {
        var busy = Facts.anAccount();
        for (int number = 0; number < 20; number++) {
            var message = Facts.aMessage(busy, Integer.toString(number));
            service.store(message.value(), 0, Facts.messageAccepted(message));
        }
        awaitIndexed(busy);
        accept(second);
        accept(first);

        assertThat(messages.due(Facts.AT.plusSeconds(20), Set.of(account, busy), 4))
                .extracting(OpenMessage::messageId)
                .containsExactly(Facts.aMessage(busy, "0"), second, Facts.aMessage(busy, "1"), first);
    }

    @Test
    void a_message_is_due_at_its_deadline_if_that_is_before_its_second_attempt() {
        var accepted = Facts.messageAccepted(first);
        var deadline = Facts.AT.plusSeconds(5);
        service.store(
                first.value(),
                0,
                new MessageAccepted(
                        first,
                        accepted.to(),
                        accepted.sealedContent(),
                        accepted.balance(),
                        deadline,
                        Facts.AT,
                        accepted.fingerprint(),
                        accepted.requestId(),
                        accepted.tokenId(),
                        accepted.at()));
        awaitIndexed(account);

        assertThat(messages.due(deadline.minusMillis(1), Set.of(), 10)).isEmpty();
        assertThat(messages.due(deadline, Set.of(), 10)).hasSize(1);
    }

    @Test
    void a_rescheduled_message_is_due_later_but_never_after_its_deadline() {
        accept(first);
        var next = Facts.AT.plusSeconds(100);
        messages.reschedule(first, next, 3);

        assertThat(messages.due(next.minusMillis(1), Set.of(), 10)).isEmpty();
        assertThat(messages.due(next, Set.of(), 10)).containsExactly(open(first, 3));

        messages.reschedule(first, Instant.parse("2030-01-01T00:00:00Z"), 4);
        assertThat(messages.due(Facts.AT.plusSeconds(86_400), Set.of(), 10)).containsExactly(open(first, 4));
    }

    @Test
    void a_rebuilt_index_has_the_same_rows() {
        accept(first);
        accept(second);
        service.store(first.value(), 1, new MessageSent(first, Facts.AT));
        awaitIndexed(account);

        rebuild("open-messages");
        awaitIndexed(account);

        assertThat(messages.of(account)).isEqualTo(List.of(open(second, 0)));
    }

    private MessageAccepted accept(MessageId message) {
        var accepted = Facts.messageAccepted(message);
        service.store(message.value(), 0, accepted);
        awaitIndexed(account);
        return accepted;
    }

    private static OpenMessage open(MessageId message, int attempts) {
        return new OpenMessage(message, Facts.AT.plusSeconds(86_400), attempts);
    }
}
