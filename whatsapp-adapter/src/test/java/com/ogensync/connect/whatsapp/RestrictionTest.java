package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import com.ogensync.connect.whatsapp.pacing.Pacing;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RestrictionTest {

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway, Pacing.OFF, Duration.ofHours(1));
    private final Instant until = node.clock.instant().plus(Duration.ofHours(6));

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_restriction_stops_unsent_messages_until_it_ends() {
        node.linked(gateway);
        gateway.events().restricted(ACCOUNT, 1, until).join();
        var waiting = node.accept("waiting");
        node.awaitIdle();
        assertThat(node.state().pausedUntil()).isEqualTo(until);
        assertThat(node.state().online()).isTrue();
        node.timer.advance(Duration.ofHours(6).minusSeconds(2));
        assertThat(gateway.sent()).isEmpty();
        node.timer.advance(Duration.ofSeconds(3));
        assertThat(gateway.awaitSent(1).getFirst().message().id()).isEqualTo(waiting.whatsAppId());
        assertThat(node.state().pausedUntil()).isNull();
    }

    @Test
    void the_refused_message_fails_and_is_never_retried() {
        node.linked(gateway);
        var refused = node.accept("refused");
        var sent = gateway.awaitSent(1).getFirst();
        gateway.events().restricted(ACCOUNT, 1, until).join();
        sent.outcome().complete(new SendOutcome.Refused("463"));
        assertThat(node.awaitLast(refused, MessageFailed.class).reason()).isEqualTo(FailureReason.RESTRICTED);
        node.timer.advance(Duration.ofHours(7));
        assertThat(gateway.sent()).hasSize(1);
    }

    @Test
    void a_restriction_is_stored_once_and_can_be_lifted_before_its_end() {
        node.linked(gateway);
        gateway.events().restricted(ACCOUNT, 1, until).join();
        gateway.events().restricted(ACCOUNT, 1, until).join();
        node.accept("waiting");
        node.awaitIdle();
        gateway.events().restricted(ACCOUNT, 1, node.clock.instant()).join();
        gateway.awaitSent(1);
        assertThat(node.state().pausedUntil()).isNull();
        assertThat(node.sessionEvents())
                .containsExactly(
                        "LinkRequested 1", "WhatsAppLinked 1", "SendingRestricted 1", "SendingRestrictionLifted 1");
    }

    @Test
    void a_restriction_survives_a_lost_connection_and_a_restart_but_not_a_new_link() {
        node.linked(gateway);
        gateway.events().restricted(ACCOUNT, 1, until).join();
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        gateway.events().connectionRestored(ACCOUNT, 1).join();
        assertThat(node.state().pausedUntil()).isEqualTo(until);
        var second = new ScriptedGateway();
        try (var restarted = node.restarted(second)) {
            await().until(() -> second.calls().contains("open 1 device-1"));
            assertThat(restarted.state().pausedUntil()).isEqualTo(until);
            second.events().unlinked(ACCOUNT, 1, Actor.PHONE).join();
            restarted.linked(second);
            assertThat(restarted.state().pausedUntil()).isNull();
        }
    }

    @Test
    void a_connection_lost_until_a_time_pauses_sending_until_it_is_restored() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.PAUSED, until).join();
        assertThat(node.state().pausedUntil()).isEqualTo(until);
        gateway.events().connectionRestored(ACCOUNT, 1).join();
        assertThat(node.state().pausedUntil()).isNull();
    }

    @Test
    void a_number_that_is_not_on_whatsapp_is_cached_for_a_limited_time() {
        node.linked(gateway);
        var id = node.accept("Hello!", "919876543212");
        gateway.awaitSent(1).getFirst().outcome().complete(new SendOutcome.Refused("404"));
        node.awaitLast(id, MessageFailed.class);
        assertThat(node.stateFor("919876543212").absent()).isTrue();
        assertThat(node.stateFor("919876543211").absent()).isFalse();
        node.timer.advance(Duration.ofHours(1));
        assertThat(node.stateFor("919876543212").absent()).isFalse();
    }
}
