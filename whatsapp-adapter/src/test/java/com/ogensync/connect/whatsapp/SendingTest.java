package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.api.message.query.SendingState;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    @AfterEach
    void stop() {
        node.databaseUnavailable(false);
        node.close();
    }

    @Test
    void messages_are_sent_in_the_order_of_acceptance_without_waiting_for_acknowledgements() {
        node.linked(gateway);
        var texts = IntStream.range(0, 50).mapToObj(i -> "text " + i).toList();
        texts.forEach(node::accept);
        gateway.awaitSent(50);
        assertThat(gateway.texts()).containsExactlyElementsOf(texts);
    }

    @Test
    void the_gateway_receives_the_decrypted_message_and_a_deadline() {
        node.linked(gateway);
        var id = node.accept("Hello!", "919876543211");
        var sent = gateway.awaitSent(1).getFirst();
        assertThat(sent.account()).isEqualTo(ACCOUNT);
        assertThat(sent.message().id()).isEqualTo(id.whatsAppId());
        assertThat(sent.message().to()).isEqualTo("919876543211");
        assertThat(sent.deadline()).isEqualTo(node.clock.instant().plus(Node.ACK_TIMEOUT));
    }

    @Test
    void an_acknowledgement_is_stored_before_the_waiting_request_is_answered() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        var outcome = node.outcome(id).thenApply(it -> {
            assertThat(node.of(id)).hasAtLeastOneElementOfType(MessageSent.class);
            return it;
        });
        var at = Instant.parse("2026-01-02T03:04:06.789123Z");
        gateway.awaitSent(1).getFirst().outcome().complete(new SendOutcome.Acknowledged(at));
        assertThat(outcome.join()).isEqualTo(MessageOutcome.SENT);
        assertThat(node.of(id).getLast().at()).isEqualTo(Instant.parse("2026-01-02T03:04:06.789Z"));
    }

    @Test
    void the_resolved_number_is_stored_and_returned_even_if_a_receipt_overtakes_the_acknowledgement() {
        node.linked(gateway);
        var acknowledged = new SendOutcome.Acknowledged(node.clock.instant(), "551187654321");
        for (var receiptFirst : List.of(false, true)) {
            if (receiptFirst) {
                gateway.whileSending(it ->
                        gateway.events().delivered(it.account(), it.message().id()));
            }
            var id = node.accept("Olá!", "5511987654321");
            var outcome = node.outcome(id);
            var handed = gateway.awaitSent(receiptFirst ? 2 : 1).getLast();
            handed.outcome().complete(acknowledged);
            var address = Objects.requireNonNull(outcome.join().address());
            assertThat(node.vault.open(address)).contains("551187654321");
            assertThat(node.of(id)).contains(new MessageSent(id, address, node.clock.instant()));
        }
    }

    @Test
    void a_request_before_the_acceptance_receives_the_outcome() {
        node.linked(gateway);
        var outcome = node.outcome(node.nextId());
        node.accept("Hello!");
        gateway.awaitSent(1).getFirst().outcome().complete(acknowledged());
        assertThat(outcome.join()).isEqualTo(MessageOutcome.SENT);
    }

    @Test
    void a_request_after_the_outcome_receives_it_for_a_limited_time() {
        node.linked(gateway);
        var id = node.accept("requested");
        var unrequested = node.accept("not requested");
        gateway.awaitSent(2).forEach(it -> it.outcome().complete(acknowledged()));
        node.awaitLast(id, MessageSent.class);
        node.awaitLast(unrequested, MessageSent.class);
        assertThat(node.outcome(id).join()).isEqualTo(MessageOutcome.SENT);
        node.timer.advance(Duration.ofSeconds(30));
        var late = node.ask(new AwaitOutcome(unrequested, Duration.ofMillis(20)), MessageOutcome.class);
        assertThat(late.join()).isEqualTo(MessageOutcome.OPEN);
    }

    @Test
    void a_time_out_without_an_outcome_is_an_open_outcome() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        var outcome = node.ask(new AwaitOutcome(id, Duration.ofMillis(20)), MessageOutcome.class);
        assertThat(outcome.join()).isEqualTo(MessageOutcome.OPEN);
    }

    @Test
    void a_refusal_is_final() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        gateway.awaitSent(1).getFirst().outcome().complete(new SendOutcome.Refused("463"));
        assertThat(node.outcome(id).join()).isEqualTo(MessageOutcome.failed(FailureReason.RESTRICTED));
        assertThat(node.awaitLast(id, MessageFailed.class).reason()).isEqualTo(FailureReason.RESTRICTED);
        node.timer.advance(Duration.ofHours(1));
        assertThat(gateway.sent()).hasSize(1);
    }

    @Test
    void an_acknowledgement_survives_a_database_outage() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        node.databaseUnavailable(true);
        gateway.awaitSent(1).getFirst().outcome().complete(acknowledged());
        node.timer.advance(Duration.ofMinutes(1));
        assertThat(node.of(id)).hasSize(1);
        node.databaseUnavailable(false);
        node.awaitLast(id, MessageSent.class);
        node.timer.advance(Duration.ofMinutes(1));
        assertThat(gateway.sent()).hasSize(1);
    }

    @Test
    void receipts_are_stored() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        gateway.awaitSent(1).getFirst().outcome().complete(acknowledged());
        gateway.events().delivered(ACCOUNT, id.whatsAppId());
        gateway.events().read(ACCOUNT, id.whatsAppId());
        node.awaitLast(id, MessageRead.class);
        assertThat(node.of(id)).hasAtLeastOneElementOfType(MessageDelivered.class);
    }

    @Test
    void a_receipt_without_an_acknowledgement_proves_that_the_message_was_sent() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        gateway.events().delivered(ACCOUNT, id.whatsAppId());
        assertThat(node.outcome(id).join()).isEqualTo(MessageOutcome.SENT);
        assertThat(node.state().openMessages()).isZero();
    }

    @Test
    void open_messages_are_counted_from_acceptance_to_their_outcome() {
        node.linked(gateway);
        assertThat(node.state()).isEqualTo(new SendingState(true, true, 0));
        var first = node.accept("one");
        var second = node.accept("two");
        assertThat(node.state().openMessages()).isEqualTo(2);
        gateway.events().delivered(ACCOUNT, first.whatsAppId());
        node.awaitLast(first, MessageDelivered.class);
        gateway.events().read(ACCOUNT, first.whatsAppId());
        node.awaitLast(first, MessageRead.class);
        assertThat(node.state().openMessages()).isEqualTo(1);
        gateway.awaitSent(2).getLast().outcome().complete(new SendOutcome.Refused("404"));
        node.awaitLast(second, MessageFailed.class);
        assertThat(node.state().openMessages()).isZero();
    }

    @Test
    void a_message_with_erased_keys_is_not_sent_and_fails_at_its_deadline() {
        node.linked(gateway);
        node.vault.erase(ACCOUNT, Vault.Purpose.CONTENT);
        var id = node.accept("Hello!");
        await().until(() -> node.index.attempts(id) > 0);
        node.clock.move(DAY);
        node.passTimeUntil(() -> node.of(id).getLast() instanceof MessageFailed);
        assertThat(node.awaitLast(id, MessageFailed.class).reason()).isEqualTo(FailureReason.EXPIRED);
        assertThat(gateway.sent()).isEmpty();
    }

    @Test
    void an_account_that_was_never_linked_cannot_send() {
        assertThat(node.state()).isEqualTo(new SendingState(false, false, 0));
    }

    private SendOutcome acknowledged() {
        return new SendOutcome.Acknowledged(node.clock.instant());
    }
}
