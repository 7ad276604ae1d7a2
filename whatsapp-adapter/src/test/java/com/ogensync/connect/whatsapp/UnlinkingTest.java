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
    void unlinking_here_logs_the_device_out_and_fails_what_is_open() {
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
    void what_is_under_way_gets_its_last_chance_first() {
        node.linked(gateway);
        var acknowledged = node.accept("acknowledged");
        var unknown = node.accept("unknown");
        gateway.awaitHanded(2).getFirst().outcome().complete(new SendOutcome.Acknowledged(node.clock.instant()));
        node.awaitLast(acknowledged, MessageSent.class);
        unlink();
        assertThat(node.awaitLast(unknown, MessageFailed.class).reason()).isEqualTo(FailureReason.UNLINKED);
        assertThat(node.of(acknowledged)).hasSize(2);
    }

    @Test
    void removed_on_the_phone_fails_what_is_open() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        var waiting = node.accept("waiting");
        gateway.events().unlinked(ACCOUNT, 1, Actor.PHONE).join();
        assertThat(node.awaitLast(waiting, MessageFailed.class).reason()).isEqualTo(FailureReason.UNLINKED);
        assertThat(node.state().linked()).isFalse();
    }

    @Test
    void a_message_accepted_in_the_moment_of_unlinking_fails_at_once() {
        node.linked(gateway);
        unlink();
        var late = node.accept("late");
        assertThat(node.awaitLast(late, MessageFailed.class).reason()).isEqualTo(FailureReason.UNLINKED);
        assertThat(gateway.handed()).isEmpty();
    }

    @Test
    void what_was_open_when_the_process_died_in_unlinking_fails_after_the_restart() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        var waiting = node.accept("waiting");
        node.close();
        var unlinked = new WhatsAppUnlinked(new SessionId(ACCOUNT), 1, Actor.USER, node.clock.instant());
        node.store.appendEvents(new GenericDomainEventMessage<>(
                "WhatsAppSession", unlinked.sessionId().value(), 3, unlinked));
        node.index.on(unlinked);
        var second = new ScriptedGateway();
        try (var again = node.restarted(second)) {
            again.passTimeUntil(() -> again.of(waiting).size() == 2);
            assertThat(again.awaitLast(waiting, MessageFailed.class).reason()).isEqualTo(FailureReason.UNLINKED);
        }
    }

    @Test
    void what_was_open_when_the_process_died_in_unlinking_never_goes_out_through_the_next_device() {
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
        node.index.away(true);
        try (var again = node.restarted(second)) {
            again.linked(second);
            again.index.away(false);
            second.events().connectionLost(ACCOUNT, 2, LossReason.NETWORK, null).join();
            second.events().connectionRestored(ACCOUNT, 2).join();
            assertThat(again.awaitLast(waiting, MessageFailed.class).reason()).isEqualTo(FailureReason.UNLINKED);
            var marker = again.accept("marker");
            assertThat(second.awaitHanded(1).getFirst().message().id()).isEqualTo(marker.whatsAppId());
        }
    }

    @Test
    void an_index_that_has_not_heard_of_a_link_fails_nothing() {
        node.index.standStill(true);
        node.linked(gateway);
        node.index.standStill(false);
        var waiting = node.accept("waiting");
        gateway.awaitHanded(1);
        var second = new ScriptedGateway();
        var forgetful = new MemoryIndex();
        forgetful.on(node.of(waiting).getFirst());
        try (var again = node.restarted(second, forgetful)) {
            assertThat(again.state().linked()).isFalse();
            again.timer.advance(Duration.ofHours(1));
            await().during(Duration.ofMillis(100)).until(() -> again.of(waiting).size() == 1);
        }
    }

    private void unlink() {
        node.configuration
                .commandGateway()
                .sendAndWait(new UnlinkWhatsApp(new SessionId(ACCOUNT), Actor.USER, node.clock.instant()));
    }
}
