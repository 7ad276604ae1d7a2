package com.ogensync.connect.rest.sending;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.runtime.content.ContentSealer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Refused sends and their sentences. */
class SendRefusedTest {

    private final Sender sender = new Sender();
    private final Edge edge = sender.edge;
    private final Edge.Caller caller = sender.caller;

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
    void every_refusal_has_its_status(Refusal refusal, int status) {
        sender.refusing(refusal);
        var reply = sender.send();
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
    void the_command_contains_the_first_obstacle() {
        sender.state(false, false, 0);
        sender.send();
        assertThat(sender.command().obstacle()).isEqualTo(Refusal.NO_DEVICE_LINKED);
        sender.state(false, false, 1000);
        sender.send();
        assertThat(sender.command().obstacle()).isEqualTo(Refusal.TOO_MANY_OPEN_MESSAGES);
        sender.state(true, true, 1000);
        sender.send();
        assertThat(sender.command().obstacle()).isEqualTo(Refusal.TOO_MANY_OPEN_MESSAGES);
        sender.state(true, true, 999);
        sender.send();
        assertThat(sender.command().obstacle()).isNull();
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
                "{\"to\":\"00918888888888\",\"message\":\"x\"}|to must be digits, country code first",
                "{\"to\":\"0918888888888\",\"message\":\"x\"}|to must be digits, country code first",
                "{\"to\":\"1234567\",\"message\":\"x\"}|to must be 8-15 digits",
                "{\"to\":\"1234567890123456\",\"message\":\"x\"}|to must be 8-15 digits",
                "{\"to\":\"919876543210\\n\",\"message\":\"x\"}|to must be 8-15 digits",
                "{\"to\":\"919876543210\",\"message\":\"\"}|message must not be blank",
                "{\"to\":\"919876543210\",\"message\":\" \\t\\n\\u00a0\\u2003\\u200b\"}|message must not be blank",
                "{\"to\":\"919876543210\",\"message\":\"a\\u0000\"}|message must be well-formed",
                "{\"to\":\"919876543210\",\"message\":\"a\\ud800\"}|message must be well-formed",
            })
    void an_error_names_the_field_and_the_rule(String body, String sentence) {
        assertThat(edge.post("/api/send-message", caller, body).failedWith(400)).startsWith(sentence);
        assertThat(edge.world().received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\u00e9", "\ud83d\ude80", "\ud83d\udc69\u200d\ud83d\ude80", "\u4f60"})
    void a_message_has_at_most_4096_code_points(String one) {
        int length = one.codePointCount(0, one.length());
        var longest = one.repeat(4096 / length) + "x".repeat(4096 % length);
        assertThat(sender.text(longest).status()).isEqualTo(200);
        assertThat(new ContentSealer(edge.vault()).open(sender.command().content()))
                .contains(new TextContent(longest));
        assertThat(sender.text(longest + "x").failedWith(400)).isEqualTo("message must have 1-4096 characters");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255})
    void a_key_has_1_to_255_characters(int length) {
        assertThat(sender.send("Idempotency-Key", "~".repeat(length)).status()).isEqualTo(200);
    }

    @Test
    void an_invalid_key_is_400() throws Exception {
        sender.send("Idempotency-Key", "a".repeat(256)).failedWith(400);
        for (var line : new String[] {
            "Idempotency-Key:\r\n",
            "Idempotency-Key: a\r\nIdempotency-Key: a\r\n",
            "Idempotency-Key: a\tb\r\n",
            "Idempotency-Key: \u00e9\r\n"
        }) {
            try (var socket = new RawSocket(edge)) {
                socket.send(
                                "POST /api/send-message HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                        + caller + "\r\nContent-Length: " + Sender.BODY.length() + "\r\n" + line
                                        + "\r\n"
                                        + Sender.BODY)
                        .reply()
                        .failedWith(400);
            }
        }
        assertThat(edge.world().received()).isEmpty();
    }
}
