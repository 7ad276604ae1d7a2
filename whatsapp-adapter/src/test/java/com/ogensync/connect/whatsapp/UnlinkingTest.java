package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.time.Duration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnlinkingTest {

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void unlinking_here_logs_the_device_out_and_fails_open_messages() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        var waiting = node.accept("waiting");
        unlink();
        assertThat(node.state().linked()).isFalse();
        assertThat(node.outcome(waiting).join()).isEqualTo(MessageOutcome.failed(FailureReason.UNLINKED));
        await().until(() -> gateway.calls().contains("unlink 1"));
        await().until(() -> node.state().openMessages() == 0);
    }

    @Test
    void messages_in_progress_keep_their_outcome_and_unknown_ones_fail() {
        node.linked(gateway);
        var acknowledged = node.accept("acknowledged");
        var unknown = node.accept("unknown");
        gateway.awaitSent(2).getFirst().outcome().complete(new SendOutcome.Acknowledged(node.clock.instant()));
        node.awaitLast(acknowledged, MessageSent.class);
        unlink();
        assertThat(node.awaitLast(unknown, MessageFailed.class).reason()).isEqualTo(FailureReason.UNLINKED);
        assertThat(node.of(acknowledged)).hasSize(2);
    }

    @Test
    void removal_on_the_phone_fails_open_messages() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        var waiting = node.accept("waiting");
        gateway.events().unlinked(ACCOUNT, 1, Actor.PHONE).join();
        assertThat(node.awaitLast(waiting, MessageFailed.class).reason()).isEqualTo(FailureReason.UNLINKED);
        assertThat(node.state().linked()).isFalse();
    }

    @Test
    void a_message_accepted_during_the_unlinking_fails_immediately() {
        node.linked(gateway);
        unlink();
        var late = node.accept("late");
        assertThat(node.awaitLast(late, MessageFailed.class).reason()).isEqualTo(FailureReason.UNLINKED);
        assertThat(gateway.sent()).isEmpty();
    }

    @Test
    void messages_left_open_by_a_crash_during_the_unlinking_fail_after_the_restart() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        var waiting = node.accept("waiting");
        node.close();
        var unlinked = new WhatsAppUnlinked(new SessionId(ACCOUNT), 1, Actor.USER, node.clock.instant());
        node.store.appendEvents(new GenericDomainEventMessage<>(
                "WhatsAppSession", unlinked.sessionId().value(), 3, unlinked));
        node.index.on(unlinked);
        var second = new ScriptedGateway();
        try (var restarted = node.restarted(second)) {
            restarted.passTimeUntil(() -> restarted.of(waiting).size() == 2);
            assertThat(restarted.awaitLast(waiting, MessageFailed.class).reason())
                    .isEqualTo(FailureReason.UNLINKED);
        }
    }

    @Test
    void messages_left_open_by_a_crash_during_the_unlinking_are_not_sent_through_the_next_device() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        var waiting = node.accept("waiting");
        node.close();
        var unlinked = new WhatsAppUnlinked(new SessionId(ACCOUNT), 1, Actor.USER, node.clock.instant());
        node.store.appendEvents(new GenericDomainEventMessage<>(
                "WhatsAppSession", unlinked.sessionId().value(), 3, unlinked));
        node.index.on(unlinked);
        node.clock.move(Duration.ofSeconds(1));
        var second = new ScriptedGateway();
        node.index.unavailable(true);
        try (var restarted = node.restarted(second)) {
            restarted.linked(second);
            restarted.index.unavailable(false);
            second.events().connectionLost(ACCOUNT, 2, LossReason.NETWORK, null).join();
            second.events().connectionRestored(ACCOUNT, 2).join();
            assertThat(restarted.awaitLast(waiting, MessageFailed.class).reason())
                    .isEqualTo(FailureReason.UNLINKED);
            var marker = restarted.accept("marker");
            assertThat(second.awaitSent(1).getFirst().message().id()).isEqualTo(marker.whatsAppId());
        }
    }

    @Test
    void a_link_missing_in_the_index_fails_no_message() {
        node.index.freeze(true);
        node.linked(gateway);
        node.index.freeze(false);
        var waiting = node.accept("waiting");
        gateway.awaitSent(1);
        var second = new ScriptedGateway();
        var withoutLink = new MemoryIndex();
        withoutLink.on(node.of(waiting).getFirst());
        try (var restarted = node.restarted(second, withoutLink)) {
            assertThat(restarted.state().linked()).isFalse();
            restarted.timer.advance(Duration.ofHours(1));
            await().during(Duration.ofMillis(100))
                    .until(() -> restarted.of(waiting).size() == 1);
        }
    }

    private void unlink() {
        node.configuration
                .commandGateway()
                .sendAndWait(new UnlinkWhatsApp(new SessionId(ACCOUNT), Actor.USER, node.clock.instant()));
    }
}
