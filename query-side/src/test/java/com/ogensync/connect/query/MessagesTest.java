package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Vault.Purpose;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.query.FindMessage;
import com.ogensync.connect.api.message.query.ListMessages;
import com.ogensync.connect.api.message.query.MessageView;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final String BOB = "919876543210";

    private final World world = new World().start();
    private final Story ada = new Story(1);

    @BeforeEach
    void register() {
        world.given(ada.registered(100));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_message_has_the_time_of_each_milestone() {
        var at = ada.now();
        world.given(ada.accepted(1, BOB));
        world.given(ada.later(Duration.ofSeconds(1)).sent(1));
        world.given(ada.later(Duration.ofSeconds(1)).delivered(1));
        world.given(ada.later(Duration.ofSeconds(1)).read(1));

        assertThat(find(ada, 1).view())
                .isEqualTo(new MessageView(
                        ada.message(1).whatsAppId(),
                        BOB,
                        MessageStatus.READ,
                        null,
                        at,
                        at.plusSeconds(1),
                        at.plusSeconds(2),
                        at.plusSeconds(3),
                        null));
    }

    @Test
    void a_read_receipt_implies_that_the_message_was_sent_and_delivered() {
        world.given(ada.accepted(1, BOB)).given(ada.later(Duration.ofSeconds(1)).read(1), ada.delivered(1));

        var message = seen(find(ada, 1));
        assertThat(message.status()).isEqualTo(MessageStatus.READ);
        assertThat(message.sentAt()).isEqualTo(message.readAt()).isEqualTo(message.deliveredAt());
    }

    @Test
    void a_failed_message_has_its_reason() {
        world.given(ada.accepted(1, BOB)).given(ada.failed(1));

        var message = seen(find(ada, 1));
        assertThat(message.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(message.reason()).isEqualTo(FailureReason.NOT_ON_WHATSAPP);
    }

    @Test
    void an_erased_recipient_is_null() {
        world.vault.erase(ada.account(), Purpose.CONTACTS);
        world.given(ada.accepted(1, BOB));

        assertThat(seen(find(ada, 1)).to()).isNull();
    }

    @Test
    void a_message_of_another_account_is_not_found() {
        world.given(ada.accepted(1, BOB));
        var query = new FindMessage(
                new Story(2).account(), world.position(), ada.message(1).whatsAppId());

        assertThat(world.<MessageView>query(query)).isEqualTo(new Answer<>(null, false));
    }

    @Test
    void pages_are_stable_while_messages_arrive() {
        for (int number = 1; number <= 5; number++) {
            world.given(ada.accepted(number, BOB));
        }
        var first = page(null, 2, null, null);
        world.given(ada.accepted(6, BOB)).given(ada.sent(3));
        var second = page(first.next(), 2, null, null);
        var third = page(second.next(), 2, null, null);

        assertThat(first.items()).extracting(MessageView::messageId).containsExactly(id(5), id(4));
        assertThat(second.items()).extracting(MessageView::messageId).containsExactly(id(3), id(2));
        assertThat(third.items()).extracting(MessageView::messageId).containsExactly(id(1));
        assertThat(third.next()).isNull();
    }

    @Test
    void messages_are_listed_by_status_and_recipient() {
        world.given(ada.accepted(1, BOB)).given(ada.accepted(2, "15550001")).given(ada.sent(1));

        assertThat(page(null, 10, MessageStatus.SENT, null).items()).hasSize(1);
        assertThat(page(null, 10, null, "15550001").items())
                .extracting(MessageView::messageId)
                .containsExactly(id(2));
        assertThat(page(null, 10, MessageStatus.SENT, "15550001").items()).isEmpty();
    }

    @Test
    void a_message_shows_the_number_it_was_sent_to_and_is_also_listed_under_the_accepted_one() {
        world.given(ada.accepted(1, "5511987654321")).given(ada.accepted(2, BOB));
        world.given(ada.sentTo(1, "551187654321")).given(ada.sent(2));

        assertThat(seen(find(ada, 1)).to()).isEqualTo("551187654321");
        assertThat(seen(find(ada, 2)).to()).isEqualTo(BOB);
        for (var number : List.of("5511987654321", "551187654321")) {
            assertThat(page(null, 10, null, number).items())
                    .extracting(MessageView::messageId)
                    .containsExactly(id(1));
        }
    }

    private WhatsAppMessageId id(int number) {
        return ada.message(number).whatsAppId();
    }

    private Answer<MessageView> find(Story story, int number) {
        return world.query(new FindMessage(
                story.account(), world.position(), story.message(number).whatsAppId()));
    }

    private Page<MessageView> page(
            @Nullable Long before, int limit, @Nullable MessageStatus status, @Nullable String to) {
        return seen(world.query(new ListMessages(ada.account(), world.position(), before, limit, status, to)));
    }

    private static <T> T seen(Answer<T> answer) {
        assertThat(answer.stale()).isFalse();
        var view = answer.view();
        if (view == null) {
            throw new AssertionError("Nothing was found");
        }
        return view;
    }
}
