package com.ogensync.connect.whatsapp.multidevice;

import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.bridge.v1.AcknowledgeMessageRequest;
import com.ogensync.connect.bridge.v1.IncomingMessage;
import com.ogensync.connect.bridge.v1.ProvideTextRequest;
import com.ogensync.connect.bridge.v1.Receipt;
import com.ogensync.connect.bridge.v1.SendReply;
import com.ogensync.connect.bridge.v1.SendRequest;
import com.ogensync.connect.bridge.v1.SendingRestricted;
import com.ogensync.connect.bridge.v1.SessionEvent;
import com.ogensync.connect.bridge.v1.TextWanted;
import com.ogensync.connect.runtime.content.ContentSealer;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultideviceSendingTest {

    private final MultideviceFixture fixture = new MultideviceFixture().connected();

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SENT     |             | Acknowledged[at=2026-01-02T03:04:05.678Z]",
                "REFUSED  | 404         | Refused[code=404]",
                "REFUSED  | Who knows?  | Refused[code=unknown]",
                "NOT_SENT |             | NotSent[]",
                "UNKNOWN  |             | Unknown[]",
            })
    void a_reply_of_the_bridge_is_an_outcome(SendReply.Outcome outcome, String code, String expected) {
        var sending = fixture.send("3EB01");
        fixture.bridge.answerSend(SendReply.newBuilder()
                .setOutcome(outcome)
                .setCode(code == null ? "" : code)
                .build());
        assertThat(sending.join()).hasToString(expected);
        assertThat(fixture.events.lines()).isEmpty();
    }

    @Test
    void the_resolved_number_is_reported_if_it_differs() {
        var sending = fixture.send("3EB01");
        fixture.bridge.answerSend(SendReply.newBuilder()
                .setOutcome(SendReply.Outcome.SENT)
                .setResolvedNumber("551187654321")
                .build());
        assertThat(sending.join())
                .isEqualTo(new SendOutcome.Acknowledged(fixture.clock.instant(), "551187654321"))
                .asString()
                .doesNotContain("55118");
    }

    @Test
    void a_sender_without_a_known_number_is_reported_with_its_address() {
        fixture.emit(SessionEvent.newBuilder()
                .setMessage(IncomingMessage.newBuilder()
                        .setMessageId("3A01")
                        .setSenderAddress("123456789012345@lid")
                        .setSentAtMillis(1_767_330_000_000L)
                        .setKind("text")
                        .setText("Hi!")));
        assertThat(fixture.events.lines())
                .containsExactly("received 3A01 123456789012345@lid text Hi! 2026-01-02T05:00:00Z");
    }

    @Test
    void the_bridge_receives_all_fields_of_a_message() {
        var _ = fixture.send("3EB01");
        assertThat(fixture.bridge.awaitLast(SendRequest.class))
                .isEqualTo(SendRequest.newBuilder()
                        .setSessionId(ACCOUNT.uuid() + ":1")
                        .setMessageId("3EB01")
                        .setRecipient("918888888888")
                        .setText("Hello")
                        .setDeadlineMillis(
                                fixture.clock.instant().plusSeconds(10).toEpochMilli())
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"463, 2026-01-03T03:04:05.678Z", "429, 2026-01-02T03:19:05.678Z"})
    void a_refusal_for_abuse_is_reported_as_a_restriction_before_the_outcome(String code, String until) {
        var stored = fixture.events.delayNextStore();
        var sending = fixture.send("3EB01");
        fixture.bridge.answerSend(SendReply.newBuilder()
                .setOutcome(SendReply.Outcome.REFUSED)
                .setCode(code)
                .build());
        assertThat(fixture.events.lines()).containsExactly("restricted 1 " + until);
        assertThat(sending).isNotDone();
        stored.complete(null);
        assertThat(sending.join()).hasToString("Refused[code=" + code + "]");
    }

    @Test
    void a_restriction_lasts_until_the_end_announced_by_whatsapp() {
        fixture.emit(SessionEvent.newBuilder()
                .setSendingRestricted(
                        SendingRestricted.newBuilder().setActive(true).setUntilMillis(1_767_330_000_000L)));
        var sending = fixture.send("3EB01");
        fixture.bridge.answerSend(SendReply.newBuilder()
                .setOutcome(SendReply.Outcome.REFUSED)
                .setCode("463")
                .build());
        sending.join();
        assertThat(fixture.events.lines())
                .containsExactly("restricted 1 2026-01-02T05:00:00Z", "restricted 1 2026-01-02T05:00:00Z");
    }

    @Test
    void only_receipts_of_our_own_messages_are_reported() {
        fixture.emit(receipt(Receipt.Kind.DELIVERED, "3EB01", "3A0F1E2D"));
        fixture.emit(receipt(Receipt.Kind.READ, "3EB01"));
        fixture.emit(receipt(Receipt.Kind.PLAYED, "3EB02"));
        fixture.emit(receipt(Receipt.Kind.OTHER, "3EB01"));
        assertThat(fixture.events.lines()).containsExactly("delivered 3EB01", "read 3EB01", "read 3EB02");
    }

    @Test
    void an_incoming_message_is_acknowledged_when_it_is_durable() {
        var stored = fixture.events.delayNextStore();
        fixture.emit(incoming("3A01", false));
        assertThat(fixture.events.lines()).containsExactly("received 3A01 918888888888 text Hi! 2026-01-02T05:00:00Z");
        assertThat(fixture.bridge.all(AcknowledgeMessageRequest.class)).isEmpty();
        stored.complete(null);
        assertThat(fixture.bridge.awaitLast(AcknowledgeMessageRequest.class).getDurable())
                .isTrue();
    }

    @Test
    void an_incoming_message_that_could_not_be_stored_is_acknowledged_as_not_durable() {
        fixture.events.delayNextStore().completeExceptionally(new IllegalStateException("The database is unavailable"));
        fixture.emit(incoming("3A01", false));
        assertThat(fixture.bridge.awaitLast(AcknowledgeMessageRequest.class).getDurable())
                .isFalse();
    }

    @Test
    void messages_that_the_owner_sends_from_the_phone_are_ignored() {
        fixture.emit(incoming("3A01", true));
        assertThat(fixture.events.lines()).isEmpty();
        assertThat(fixture.bridge.awaitLast(AcknowledgeMessageRequest.class).getDurable())
                .isTrue();
    }

    @Test
    void an_unknown_text_is_not_provided() {
        fixture.emit(
                SessionEvent.newBuilder().setTextWanted(TextWanted.newBuilder().setMessageId("3EB01")));
        assertThat(fixture.bridge.awaitLast(ProvideTextRequest.class).getKnown())
                .isFalse();
    }

    @Test
    void a_text_to_be_resent_is_read_unchanged_from_its_event() {
        var text = "नमस्ते, आप कैसे हैं? 👩‍👩‍👧‍👦🙏";
        var now = fixture.clock.instant();
        fixture.messages.on(new MessageAccepted(
                new MessageId(ACCOUNT, new WhatsAppMessageId("3EB01")),
                fixture.vault.seal(ACCOUNT, Vault.Purpose.CONTACTS, now, "918888888888"),
                new ContentSealer(fixture.vault).seal(ACCOUNT, now, new TextContent(text)),
                new Coins(99),
                now,
                now,
                "fingerprint",
                new RequestId("request-1"),
                new TokenId(new UUID(0, 1)),
                now));
        fixture.emit(
                SessionEvent.newBuilder().setTextWanted(TextWanted.newBuilder().setMessageId("3EB01")));
        var provided = fixture.bridge.awaitLast(ProvideTextRequest.class);
        assertThat(provided.getKnown()).isTrue();
        assertThat(provided.getText()).isEqualTo(text);
    }

    @Test
    void a_message_after_its_session_was_closed_is_not_sent() {
        fixture.gateway.close(ACCOUNT);
        fixture.timer.advance(Duration.ofMinutes(1));
        assertThat(fixture.send("3EB01").join()).hasToString("NotSent[]");
    }

    private static SessionEvent.Builder receipt(Receipt.Kind kind, String... ids) {
        return SessionEvent.newBuilder()
                .setReceipt(Receipt.newBuilder().setKind(kind).addAllMessageIds(List.of(ids)));
    }

    private static SessionEvent.Builder incoming(String id, boolean own) {
        return SessionEvent.newBuilder()
                .setMessage(IncomingMessage.newBuilder()
                        .setMessageId(id)
                        .setSenderNumber("918888888888")
                        .setSenderAddress("12345@lid")
                        .setSentAtMillis(1_767_330_000_000L)
                        .setKind("text")
                        .setText("Hi!")
                        .setFromOwnAccount(own));
    }
}
