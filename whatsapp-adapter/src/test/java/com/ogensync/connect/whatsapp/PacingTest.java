package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.message.query.SendingLimits;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tests run on 2 January 2026, shortly after three. */
class PacingTest {

    private static final Duration SPACING = Duration.ofSeconds(2);
    private static final Instant MIDNIGHT = Instant.parse("2026-01-03T00:00:00Z");
    private static final String ANN = "919000000001";
    private static final String BEN = "919000000002";
    private static final String CEM = "919000000003";

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway, TestSettings.pacing(SPACING, 2, 0), Duration.ZERO);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void messages_are_spaced_out_and_stay_in_order() {
        node.linked(gateway);
        var texts = IntStream.range(0, 12).mapToObj(i -> "text " + i).toList();
        texts.forEach(node::accept);
        await().pollInterval(Duration.ofMillis(2)).until(() -> {
            node.timer.advance(Duration.ofMillis(100));
            return gateway.sent().size() == texts.size();
        });
        assertThat(gateway.texts()).containsExactlyElementsOf(texts);
        var times = gateway.sent().stream().map(ScriptedGateway.Sent::deadline).toList();
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(SPACING.dividedBy(2));
        }
    }

    @Test
    void the_state_contains_the_due_time_of_a_message_that_must_wait() {
        node.linked(gateway);
        assertThat(node.state().dueAt()).isNull();
        node.accept("one");
        gateway.awaitSent(1);
        node.accept("two");
        node.accept("three");
        var now = node.clock.instant();
        await().untilAsserted(() -> assertThat(node.state().dueAt()).isBetween(now.plusSeconds(5), now.plusSeconds(7)));
        node.passTimeUntil(() -> gateway.sent().size() == 3);
        node.timer.advance(Duration.ofSeconds(3));
        await().untilAsserted(() -> assertThat(node.state().dueAt()).isNull());
    }

    @Test
    void a_waiting_message_fails_immediately_when_the_device_is_unlinked() {
        node.linked(gateway);
        node.accept("one");
        gateway.awaitSent(1);
        var two = node.accept("two");
        var three = node.accept("three");
        gateway.events().unlinked(ACCOUNT, 1, Actor.PHONE).join();
        assertThat(node.awaitLast(two, MessageFailed.class).reason()).isEqualTo(FailureReason.UNLINKED);
        assertThat(node.awaitLast(three, MessageFailed.class).reason()).isEqualTo(FailureReason.UNLINKED);
        assertThat(gateway.sent()).hasSize(1);
    }

    @Test
    void waiting_messages_are_sent_with_spacing_after_a_restart() {
        node.linked(gateway);
        node.accept("one");
        gateway.awaitSent(1).getFirst().outcome().complete(new SendOutcome.Acknowledged(node.clock.instant()));
        node.accept("two");
        node.accept("three");
        node.close();
        assertThat(gateway.sent()).hasSize(1);
        var second = new ScriptedGateway();
        try (var restarted = node.restarted(second)) {
            await().until(() -> second.calls().contains("open 1 device-1"));
            second.events().connectionRestored(ACCOUNT, 1).join();
            restarted.passTimeUntil(() -> second.sent().size() == 2);
            assertThat(second.texts()).containsExactly("two", "three");
        }
    }

    @Test
    void new_contacts_are_counted_and_known_ones_are_not() {
        node.linked(gateway);
        node.accept("Hello!", ANN);
        node.accept("Hello again!", ANN);
        node.accept("Hello!", BEN);
        assertThat(node.stateFor(CEM).newContactsAt()).isEqualTo(MIDNIGHT);
        assertThat(node.stateFor(ANN).newContactsAt()).isNull();
        assertThat(node.limits()).isEqualTo(new SendingLimits(true, SPACING, 2, 2, 0, MIDNIGHT, null));
        node.timer.advance(Duration.ofDays(1));
        assertThat(node.stateFor(CEM).newContactsAt()).isNull();
    }

    @Test
    void of_concurrent_requests_for_the_last_place_one_gets_it_for_a_limited_time() {
        node.linked(gateway);
        node.accept("Hello!", ANN);
        assertThat(node.stateFor(BEN).newContactsAt()).isNull();
        assertThat(node.stateFor(CEM).newContactsAt()).isEqualTo(MIDNIGHT);
        assertThat(node.stateFor(BEN).newContactsAt()).isNull();
        node.timer.advance(Duration.ofMinutes(1));
        assertThat(node.stateFor(CEM).newContactsAt()).isNull();
    }

    @Test
    void contacts_are_counted_although_the_index_is_stale() {
        node.linked(gateway);
        node.contacts.freeze();
        assertThat(node.stateFor(ANN).newContactsAt()).isNull();
        node.accept("Hello!", ANN);
        assertThat(node.stateFor(BEN).newContactsAt()).isNull();
        node.accept("Hello!", BEN);
        node.timer.advance(Duration.ofMinutes(5));
        assertThat(node.stateFor(CEM).newContactsAt()).isEqualTo(MIDNIGHT);
        assertThat(node.stateFor(BEN).newContactsAt()).isNull();
        assertThat(node.limits().newContactsLeft()).isZero();
    }

    @Test
    void a_resend_and_a_restart_are_not_counted_again() {
        node.linked(gateway);
        node.stateFor(ANN);
        node.accept("Hello!", ANN);
        gateway.awaitSent(1).getFirst().outcome().complete(SendOutcome.UNKNOWN);
        node.passTimeUntil(() -> gateway.sent().size() == 2);
        assertThat(node.limits().newContactsLeft()).isEqualTo(1);
        try (var restarted = node.restarted(new ScriptedGateway())) {
            assertThat(restarted.limits().newContactsLeft()).isEqualTo(1);
        }
    }

    @Test
    void a_number_in_whatsapps_spelling_is_the_same_contact_as_the_typed_one() {
        node.linked(gateway);
        var id = node.accept("Olá!", "5511987654321");
        var at = node.clock.instant();
        gateway.awaitSent(1).getFirst().outcome().complete(new SendOutcome.Acknowledged(at, "551187654321"));
        node.awaitLast(id, MessageSent.class);
        node.accept("Hello!", BEN);
        assertThat(node.stateFor("551187654321").newContactsAt()).isNull();
        assertThat(node.stateFor(CEM).newContactsAt()).isEqualTo(MIDNIGHT);
    }

    @Test
    void a_sender_who_wrote_first_is_no_new_contact() {
        node.linked(gateway);
        node.accept("Hello!", ANN);
        node.accept("Hello!", BEN);
        gateway.events()
                .received(
                        ACCOUNT,
                        new ReceivedMessage(
                                new WhatsAppMessageId("3A01"), CEM, CEM, new TextContent("Hi!"), node.clock.instant()))
                .join();
        assertThat(node.stateFor(CEM).newContactsAt()).isNull();
        assertThat(node.limits().newContactsLeft()).isZero();
    }
}
