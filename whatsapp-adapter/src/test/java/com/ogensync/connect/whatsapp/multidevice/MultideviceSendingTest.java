package com.ogensync.connect.whatsapp.multidevice;

import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.ACCOUNT;
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

    private final MultideviceStory story = new MultideviceStory().connected();

    @AfterEach
    void stop() {
        story.close();
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
    void an_answer_is_an_outcome(SendReply.Outcome outcome, String code, String expected) {
        var sending = story.send("3EB01");
        story.bridge.answerSend(SendReply.newBuilder()
                .setOutcome(outcome)
                .setCode(code == null ? "" : code)
                .build());
        assertThat(sending.join()).hasToString(expected);
        assertThat(story.told.lines()).isEmpty();
    }

    @Test
    void the_number_that_a_message_went_to_is_told_where_it_is_another() {
        var sending = story.send("3EB01");
        story.bridge.answerSend(SendReply.newBuilder()
                .setOutcome(SendReply.Outcome.SENT)
                .setResolvedNumber("551187654321")
                .build());
        assertThat(sending.join())
                .isEqualTo(new SendOutcome.Acknowledged(story.clock.instant(), "551187654321"))
                .asString()
                .doesNotContain("55118");
    }

    @Test
    void a_sender_whose_number_nobody_knows_is_told_by_its_address() {
        story.says(SessionEvent.newBuilder()
                .setMessage(IncomingMessage.newBuilder()
                        .setMessageId("3A01")
                        .setSenderAddress("123456789012345@lid")
                        .setSentAtMillis(1_767_330_000_000L)
                        .setKind("text")
                        .setText("Hi!")));
        assertThat(story.told.lines())
                .containsExactly("received 3A01 123456789012345@lid text Hi! 2026-01-02T05:00:00Z");
    }

    @Test
    void the_bridge_is_told_the_message_whole() {
        var _ = story.send("3EB01");
        assertThat(story.bridge.awaitLast(SendRequest.class))
                .isEqualTo(SendRequest.newBuilder()
                        .setSessionId(ACCOUNT.uuid() + ":1")
                        .setMessageId("3EB01")
                        .setRecipient("918888888888")
                        .setText("Hello")
                        .setDeadlineMillis(story.clock.instant().plusSeconds(10).toEpochMilli())
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"463, 2026-01-03T03:04:05.678Z", "429, 2026-01-02T03:19:05.678Z"})
    void a_refusal_for_abuse_is_told_as_a_pause_before_it_is_an_outcome(String code, String until) {
        var stored = story.told.nextIsStoredLater();
        var sending = story.send("3EB01");
        story.bridge.answerSend(SendReply.newBuilder()
                .setOutcome(SendReply.Outcome.REFUSED)
                .setCode(code)
                .build());
        assertThat(story.told.lines()).containsExactly("restricted 1 " + until);
        assertThat(sending).isNotDone();
        stored.complete(null);
        assertThat(sending.join()).hasToString("Refused[code=" + code + "]");
    }

    @Test
    void a_pause_lasts_as_long_as_whatsapp_says() {
        story.says(SessionEvent.newBuilder()
                .setSendingRestricted(
                        SendingRestricted.newBuilder().setActive(true).setUntilMillis(1_767_330_000_000L)));
        var sending = story.send("3EB01");
        story.bridge.answerSend(SendReply.newBuilder()
                .setOutcome(SendReply.Outcome.REFUSED)
                .setCode("463")
                .build());
        sending.join();
        assertThat(story.told.lines())
                .containsExactly("restricted 1 2026-01-02T05:00:00Z", "restricted 1 2026-01-02T05:00:00Z");
    }

    @Test
    void receipts_are_told_of_our_messages_only() {
        story.says(receipt(Receipt.Kind.DELIVERED, "3EB01", "3A0F1E2D"));
        story.says(receipt(Receipt.Kind.READ, "3EB01"));
        story.says(receipt(Receipt.Kind.PLAYED, "3EB02"));
        story.says(receipt(Receipt.Kind.OTHER, "3EB01"));
        assertThat(story.told.lines()).containsExactly("delivered 3EB01", "read 3EB01", "read 3EB02");
    }

    @Test
    void an_incoming_message_is_acknowledged_when_it_is_durable() {
        var stored = story.told.nextIsStoredLater();
        story.says(incoming("3A01", false));
        assertThat(story.told.lines()).containsExactly("received 3A01 918888888888 text Hi! 2026-01-02T05:00:00Z");
        assertThat(story.bridge.all(AcknowledgeMessageRequest.class)).isEmpty();
        stored.complete(null);
        assertThat(story.bridge.awaitLast(AcknowledgeMessageRequest.class).getDurable())
                .isTrue();
    }

    @Test
    void an_incoming_message_that_could_not_be_stored_comes_again() {
        story.told.nextIsStoredLater().completeExceptionally(new IllegalStateException("The database is away"));
        story.says(incoming("3A01", false));
        assertThat(story.bridge.awaitLast(AcknowledgeMessageRequest.class).getDurable())
                .isFalse();
    }

    @Test
    void what_the_owner_writes_on_the_phone_is_no_mail() {
        story.says(incoming("3A01", true));
        assertThat(story.told.lines()).isEmpty();
        assertThat(story.bridge.awaitLast(AcknowledgeMessageRequest.class).getDurable())
                .isTrue();
    }

    @Test
    void a_text_that_nobody_knows_any_more_is_not_provided() {
        story.says(
                SessionEvent.newBuilder().setTextWanted(TextWanted.newBuilder().setMessageId("3EB01")));
        assertThat(story.bridge.awaitLast(ProvideTextRequest.class).getKnown()).isFalse();
    }

    @Test
    void a_text_that_is_wanted_again_comes_from_its_own_event_to_the_letter() {
        var text = "नमस्ते, आप कैसे हैं? 👩‍👩‍👧‍👦🙏";
        var now = story.clock.instant();
        story.messages.on(new MessageAccepted(
                new MessageId(ACCOUNT, new WhatsAppMessageId("3EB01")),
                story.vault.seal(ACCOUNT, Vault.Purpose.CONTACTS, now, "918888888888"),
                new ContentSealer(story.vault).seal(ACCOUNT, now, new TextContent(text)),
                new Coins(99),
                now,
                now,
                "fingerprint",
                new RequestId("request-1"),
                new TokenId(new UUID(0, 1)),
                now));
        story.says(
                SessionEvent.newBuilder().setTextWanted(TextWanted.newBuilder().setMessageId("3EB01")));
        var provided = story.bridge.awaitLast(ProvideTextRequest.class);
        assertThat(provided.getKnown()).isTrue();
        assertThat(provided.getText()).isEqualTo(text);
    }

    @Test
    void a_message_after_its_session_was_closed_is_not_sent() {
        story.gateway.close(ACCOUNT);
        story.timer.advance(Duration.ofMinutes(1));
        assertThat(story.send("3EB01").join()).hasToString("NotSent[]");
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
