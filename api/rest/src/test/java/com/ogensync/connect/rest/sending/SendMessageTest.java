package com.ogensync.connect.rest.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.FindSendingState;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.TestClock;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendMessageTest {

    private final Sender sender = new Sender();
    private final Edge edge = sender.edge;
    private final Edge.Caller caller = sender.caller;

    @Test
    void a_message_that_whatsapp_acknowledged_is_200() {
        var reply = sender.send();
        reply.succeededWith(200, sender.sent());
        assertThat(reply.header("Location")).isEqualTo("/api/messages/" + sender.id());
        assertThat(reply.headers().map()).doesNotContainKey("idempotent-replayed");
        assertThat(edge.world().last(AwaitOutcome.class))
                .isEqualTo(new AwaitOutcome(sender.command().messageId(), Duration.ofSeconds(10)));
    }

    @Test
    void the_command_contains_the_request() {
        sender.send("X-Request-Id", "r-1");
        var command = sender.command();
        assertThat(command.messageId().account()).isEqualTo(caller.account());
        assertThat(sender.id()).matches("3EB0[0-9A-F]{18}");
        assertThat(command.to().box()).isEqualTo("919876543210");
        assertThat(command.to().keyId()).isEqualTo("CONTACTS");
        assertThat(command.content().kind()).isEqualTo(MessageKind.TEXT);
        assertThat(command.content().content().box()).isEqualTo("{\"text\":{\"body\":\"Hello!\"}}");
        assertThat(command.content().content().keyId()).isEqualTo("CONTENT");
        assertThat(command.at()).isEqualTo(TestClock.START);
        assertThat(command.deadline()).isEqualTo(TestClock.START.plus(Duration.ofHours(24)));
        assertThat(command.answerBy()).isEqualTo(TestClock.START.plusSeconds(12));
        assertThat(command.tokenId()).isEqualTo(caller.id());
        assertThat(command.requestId().value()).isEqualTo("r-1");
        assertThat(command.obstacle()).isNull();
        assertThat(command.fingerprint())
                .isEqualTo(edge.vault().digest(DigestPurpose.FINGERPRINT, "919876543210\nHello!"));
    }

    @Test
    void without_a_key_every_request_is_another_message_and_with_the_same_key_it_is_one() {
        sender.send();
        var first = sender.id();
        sender.send();
        assertThat(sender.id()).isNotEqualTo(first);
        sender.send("Idempotency-Key", "order 7");
        var keyed = sender.id();
        assertThat(keyed)
                .isEqualTo("3EB0"
                        + edge.vault()
                                .digest(
                                        DigestPurpose.IDEMPOTENCY_KEY,
                                        caller.account().uuid() + ":order 7")
                                .substring(0, 18)
                                .toUpperCase(Locale.ROOT));
        sender.send("Idempotency-Key", "order 7");
        assertThat(sender.id()).isEqualTo(keyed);
        edge.post("/api/send-message", edge.caller(), Sender.BODY, "Idempotency-Key", "order 7");
        assertThat(sender.id()).isNotEqualTo(keyed);
    }

    @Test
    void a_leading_byte_order_mark_does_not_change_the_fingerprint() {
        sender.send("Idempotency-Key", "order 8");
        var plain = sender.command();
        var reply = edge.post("/api/send-message", caller, "\uFEFF" + Sender.BODY, "Idempotency-Key", "order 8");
        reply.succeededWith(200, sender.sent());
        assertThat(sender.command().fingerprint()).isEqualTo(plain.fingerprint());
        assertThat(sender.command().messageId()).isEqualTo(plain.messageId());
    }

    @Test
    void no_acknowledgement_in_time_is_202() {
        sender.outcome(MessageOutcome.OPEN);
        var reply = sender.send();
        reply.succeededWith(202, sender.queued());
        assertThat(reply.header("Location")).isEqualTo("/api/messages/" + sender.id());
    }

    @Test
    void an_offline_device_is_202_at_once() {
        sender.state(true, false, 0);
        sender.send().succeededWith(202, sender.queued());
        assertThat(edge.world().count(AwaitOutcome.class)).isZero();
        assertThat(sender.command().answerBy()).isEqualTo(sender.command().at());
    }

    @Test
    void a_failure_to_await_the_outcome_is_202() {
        edge.world().on(AwaitOutcome.class, _ -> {
            throw new IllegalStateException("lost");
        });
        sender.send().succeededWith(202, sender.queued());
    }

    @Test
    void a_replay_is_answered_with_the_current_status_without_waiting() {
        sender.receipt(MessageStatus.DELIVERED, null, true);
        var delivered = sender.send("Idempotency-Key", "k");
        delivered.succeededWith(200, sender.sent());
        assertThat(delivered.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(delivered.header("Location")).isEqualTo("/api/messages/" + sender.id());
        sender.receipt(MessageStatus.ACCEPTED, null, true);
        var open = sender.send("Idempotency-Key", "k");
        open.succeededWith(202, sender.queued());
        assertThat(open.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(edge.world().count(AwaitOutcome.class)).isZero();
    }

    @Test
    void to_is_the_number_that_the_message_was_sent_to_also_in_a_replay() {
        var address = new Sealed("CONTACTS", "551187654321");
        sender.outcome(MessageOutcome.sent(address));
        var body = "{\"to\":\"5511987654321\",\"message\":\"Olá!\"}";
        var first = edge.post("/api/send-message", caller, body, "Idempotency-Key", "k");
        first.succeededWith(200, sender.sent().replace("919876543210", "551187654321"));
        edge.world()
                .on(
                        SendMessage.class,
                        it -> new SendReceipt(it.messageId(), new Coins(99), MessageStatus.READ, null, address, true));
        var again = edge.post("/api/send-message", caller, body, "Idempotency-Key", "k");
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void to_may_be_the_address_of_a_sender_without_a_number() {
        var body = "{\"to\":\"123456789012345@lid\",\"message\":\"Hello!\"}";
        var reply = edge.post("/api/send-message", caller, body);
        reply.succeededWith(200, sender.sent().replace("919876543210@s.whatsapp.net", "123456789012345@lid"));
        assertThat(edge.world().last(FindSendingState.class).to()).isEqualTo("123456789012345@lid");
        assertThat(sender.command().to().box()).isEqualTo("123456789012345@lid");
        assertThat(sender.command().fingerprint())
                .isEqualTo(edge.vault().digest(DigestPurpose.FINGERPRINT, "123456789012345@lid\nHello!"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "me@lid",
                "1234@lid",
                "123456789012345678901@lid",
                "12345:1@lid",
                "919876543210 @lid",
                "919876543210@LID",
                "919876543210@s.whatsapp.net",
                "120363000000000001@newsletter",
                "120363000000000001@g.us",
                "status@broadcast"
            })
    void no_other_address_is_accepted(String to) {
        var sentence = edge.post("/api/send-message", caller, "{\"to\":\"" + to + "\",\"message\":\"Hello!\"}")
                .failedWith(400);
        assertThat(sentence).startsWith("to must be ").doesNotContain(to);
        assertThat(edge.world().count(SendMessage.class)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "refused:404, 400",
        "refused:463, 409",
        "refused:paused, 409",
        "refused:479, 409",
        "expired, 409",
        "unlinked, 409"
    })
    void a_failure_and_its_replay_have_the_same_body(String reason, int status) {
        var failure = new FailureReason(reason);
        sender.outcome(MessageOutcome.failed(failure));
        var first = sender.send("Idempotency-Key", "k");
        var sentence = first.failedWith(status);
        assertThat(sentence).contains("SyncCoin was refunded");
        assertThat(first.header("Location")).isEqualTo("/api/messages/" + sender.id());
        assertThat(first.headers().map()).doesNotContainKey("idempotent-replayed");
        sender.receipt(MessageStatus.FAILED, failure, true);
        var again = sender.send("Idempotency-Key", "k");
        again.failedWith(status);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo("/api/messages/" + sender.id());
        if (status == 409) {
            assertThat(sentence).contains(reason.replace("refused:", ""));
        }
    }
}
