package com.ogensync.connect.rest.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.query.AwaitOutcome;
import com.ogensync.connect.api.query.FindSendingState;
import com.ogensync.connect.api.query.MessageOutcome;
import com.ogensync.connect.api.query.SendingState;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.rest.Reply;
import com.ogensync.connect.rest.TestClock;
import com.ogensync.connect.rest.World;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SendMessageTest {

    private static final String BODY = "{\"to\":\"919876543210\",\"message\":\"Hello!\"}";

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    @BeforeEach
    void a_linked_device_that_works() {
        state(true, true, 0);
        receipt(MessageStatus.ACCEPTED, null, false);
        outcome(MessageOutcome.SENT);
    }

    private void state(boolean linked, boolean online, int open) {
        edge.world().on(FindSendingState.class, _ -> new SendingState(linked, online, open));
    }

    private void receipt(MessageStatus status, @Nullable FailureReason failure, boolean replayed) {
        edge.world()
                .on(
                        SendMessage.class,
                        command -> new SendReceipt(command.messageId(), new Coins(99), status, failure, replayed));
    }

    private void outcome(MessageOutcome outcome) {
        edge.world().on(AwaitOutcome.class, _ -> outcome);
    }

    private void refusing(Refusal refusal) {
        edge.world().on(SendMessage.class, _ -> {
            throw World.refused(refusal);
        });
    }

    private Reply send(String... headers) {
        return edge.post("/api/send-message", caller, BODY, headers);
    }

    private SendMessage command() {
        return edge.world().last(SendMessage.class);
    }

    private String id() {
        return command().messageId().whatsAppId().value();
    }

    private String sent() {
        return "{\"success\":true,\"message\":\"Message sent successfully\",\"data\":{\"to\":\"919876543210@s.whatsapp.net\","
                + "\"creditsRemaining\":99,\"messageId\":\"" + id() + "\"}}";
    }

    private String queued() {
        return "{\"success\":true,\"message\":\"Message queued\",\"data\":{\"to\":\"919876543210@s.whatsapp.net\","
                + "\"creditsRemaining\":99,\"messageId\":\"" + id() + "\",\"status\":\"queued\"}}";
    }

    @Test
    void a_message_that_whatsapp_acknowledged_is_200() {
        var reply = send();
        reply.succeededWith(200, sent());
        assertThat(reply.header("Location")).isEqualTo("/api/messages/" + id());
        assertThat(reply.headers().map()).doesNotContainKey("idempotent-replayed");
        assertThat(edge.world().last(AwaitOutcome.class))
                .isEqualTo(new AwaitOutcome(command().messageId(), Duration.ofSeconds(10)));
    }

    @Test
    void the_command_says_what_the_request_says() {
        send("X-Request-Id", "r-1");
        var command = command();
        assertThat(command.messageId().account()).isEqualTo(caller.account());
        assertThat(id()).matches("3EB0[0-9A-F]{18}");
        assertThat(command.to().box()).isEqualTo("919876543210");
        assertThat(command.to().keyId()).isEqualTo("CONTACTS");
        assertThat(command.text().box()).isEqualTo("Hello!");
        assertThat(command.text().keyId()).isEqualTo("CONTENT");
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
    void without_a_key_every_request_is_another_message_and_with_one_the_same() {
        send();
        var first = id();
        send();
        assertThat(id()).isNotEqualTo(first);
        send("Idempotency-Key", "order 7");
        var keyed = id();
        assertThat(keyed)
                .isEqualTo("3EB0"
                        + edge.vault()
                                .digest(
                                        DigestPurpose.IDEMPOTENCY_KEY,
                                        caller.account().uuid() + ":order 7")
                                .substring(0, 18)
                                .toUpperCase(Locale.ROOT));
        send("Idempotency-Key", "order 7");
        assertThat(id()).isEqualTo(keyed);
        edge.post("/api/send-message", edge.caller(), BODY, "Idempotency-Key", "order 7");
        assertThat(id()).isNotEqualTo(keyed);
    }

    @Test
    void no_acknowledgement_in_time_is_202() {
        outcome(MessageOutcome.OPEN);
        var reply = send();
        reply.succeededWith(202, queued());
        assertThat(reply.header("Location")).isEqualTo("/api/messages/" + id());
    }

    @Test
    void an_offline_device_is_202_at_once() {
        state(true, false, 0);
        send().succeededWith(202, queued());
        assertThat(edge.world().count(AwaitOutcome.class)).isZero();
        assertThat(command().answerBy()).isEqualTo(command().at());
    }

    @Test
    void once_accepted_a_failing_wait_is_no_error() {
        edge.world().on(AwaitOutcome.class, _ -> {
            throw new IllegalStateException("lost");
        });
        send().succeededWith(202, queued());
    }

    @Test
    void a_replay_is_answered_with_what_is_known_now_and_waits_for_nothing() {
        receipt(MessageStatus.DELIVERED, null, true);
        var delivered = send("Idempotency-Key", "k");
        delivered.succeededWith(200, sent());
        assertThat(delivered.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(delivered.header("Location")).isEqualTo("/api/messages/" + id());
        receipt(MessageStatus.ACCEPTED, null, true);
        var open = send("Idempotency-Key", "k");
        open.succeededWith(202, queued());
        assertThat(open.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(edge.world().count(AwaitOutcome.class)).isZero();
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
    void a_failure_is_the_same_answer_at_first_and_replayed(String reason, int status) {
        var failure = new FailureReason(reason);
        outcome(MessageOutcome.failed(failure));
        var first = send("Idempotency-Key", "k");
        var sentence = first.failedWith(status);
        assertThat(sentence).contains("SyncCoin is back");
        assertThat(first.header("Location")).isEqualTo("/api/messages/" + id());
        assertThat(first.headers().map()).doesNotContainKey("idempotent-replayed");
        receipt(MessageStatus.FAILED, failure, true);
        var again = send("Idempotency-Key", "k");
        again.failedWith(status);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo("/api/messages/" + id());
        if (status == 409) {
            assertThat(sentence).contains(reason.replace("refused:", ""));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ACCOUNT_UNKNOWN, 401",
        "TOKEN_SUPERSEDED, 401",
        "ACCOUNT_DISABLED, 403",
        "INSUFFICIENT_COINS, 402",
        "NO_DEVICE_LINKED, 409",
        "IDEMPOTENCY_KEY_REUSED, 409",
        "IDEMPOTENCY_KEY_IN_FLIGHT, 409",
        "TOO_MANY_OPEN_MESSAGES, 429"
    })
    void a_refusal_is_its_status(Refusal refusal, int status) {
        refusing(refusal);
        var reply = send();
        var sentence = reply.failedWith(status);
        if (status != 401) {
            assertThat(sentence).isEqualTo(refusal.sentence());
        }
        assertThat(reply.header("Retry-After"))
                .isEqualTo(
                        switch (refusal) {
                            case IDEMPOTENCY_KEY_IN_FLIGHT -> "1";
                            case TOO_MANY_OPEN_MESSAGES -> "60";
                            default -> "";
                        });
        assertThat(reply.headers().map()).doesNotContainKey("location");
    }

    @Test
    void obstacles_are_told_to_whoever_decides() {
        state(false, false, 0);
        send();
        assertThat(command().obstacle()).isEqualTo(Refusal.NO_DEVICE_LINKED);
        state(false, false, 1000);
        send();
        assertThat(command().obstacle()).isEqualTo(Refusal.TOO_MANY_OPEN_MESSAGES);
        state(true, true, 1000);
        send();
        assertThat(command().obstacle()).isEqualTo(Refusal.TOO_MANY_OPEN_MESSAGES);
        state(true, true, 999);
        send();
        assertThat(command().obstacle()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"to\":\"919876543210\"}|message is required",
                "{\"message\":\"x\"}|to is required",
                "{\"to\":919876543210,\"message\":\"x\"}|to must be a string",
                "{\"to\":\"919876543210\",\"message\":7}|message must be a string",
                "{\"to\":\"+919876543210\",\"message\":\"x\"}|to must be 8-15 digits",
                "{\"to\":\"91 9\",\"message\":\"x\"}|to must be 8-15 digits",
                "{\"to\":\"1234567\",\"message\":\"x\"}|to must be 8-15 digits",
                "{\"to\":\"1234567890123456\",\"message\":\"x\"}|to must be 8-15 digits",
                "{\"to\":\"919876543210\\n\",\"message\":\"x\"}|to must be 8-15 digits",
                "{\"to\":\"919876543210\",\"message\":\"\"}|message must not be blank",
                "{\"to\":\"919876543210\",\"message\":\" \\t\\n\\u00a0\\u2003\\u200b\"}|message must not be blank",
                "{\"to\":\"919876543210\",\"message\":\"a\\u0000\"}|message must be well-formed",
                "{\"to\":\"919876543210\",\"message\":\"a\\ud800\"}|message must be well-formed",
            })
    void what_is_wrong_is_named(String body, String sentence) {
        assertThat(edge.post("/api/send-message", caller, body).failedWith(400)).startsWith(sentence);
        assertThat(edge.world().received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\ud83d\ude80", "\ud83d\udc69\u200d\ud83d\ude80", "\u4f60"})
    void a_message_has_at_most_4096_code_points(String one) {
        int length = one.codePointCount(0, one.length());
        var longest = one.repeat(4096 / length) + "x".repeat(4096 % length);
        assertThat(text(longest).status()).isEqualTo(200);
        assertThat(command().text().box()).isEqualTo(longest);
        assertThat(text(longest + "x").failedWith(400)).isEqualTo("message must have 1-4096 characters");
    }

    private Reply text(String message) {
        return edge.post("/api/send-message", caller, "{\"to\":\"10000000404\",\"message\":\"" + message + "\"}");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void a_key_has_1_to_255_characters(int length) {
        assertThat(send("Idempotency-Key", "~".repeat(length)).status()).isEqualTo(200);
    }

    @Test
    void what_is_no_key_is_400() throws Exception {
        send("Idempotency-Key", "a".repeat(256)).failedWith(400);
        for (var line : new String[] {
            "Idempotency-Key:\r\n",
            "Idempotency-Key: a\r\nIdempotency-Key: a\r\n",
            "Idempotency-Key: a\tb\r\n",
            "Idempotency-Key: \u00e9\r\n"
        }) {
            try (var socket = new RawSocket(edge)) {
                socket.send(
                                "POST /api/send-message HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                        + caller + "\r\nContent-Length: " + BODY.length() + "\r\n" + line + "\r\n"
                                        + BODY)
                        .reply()
                        .failedWith(400);
            }
        }
        assertThat(edge.world().received()).isEmpty();
    }
}
