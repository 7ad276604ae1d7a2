package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    @AfterEach
    void stop() {
        node.databaseUnavailable(false);
        node.close();
    }

    @Test
    void a_message_with_an_unknown_outcome_is_sent_again_under_the_same_id() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        unknown(0);
        await().until(() -> node.index.attempts(id) == 1);
        node.awaitIdle();
        node.timer.advance(A_MINUTE);
        var again = gateway.awaitSent(2).get(1);
        assertThat(again.message()).isEqualTo(gateway.sent().getFirst().message());
        again.outcome().complete(acknowledged());
        node.awaitLast(id, MessageSent.class);
        node.timer.advance(A_MINUTE);
        assertThat(gateway.sent()).hasSize(2);
    }

    @Test
    void the_pauses_between_retries_grow() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        for (int attempt = 0; attempt < 4; attempt++) {
            unknown(attempt);
            int counted = attempt + 1;
            await().until(() -> node.index.attempts(id) == counted);
            node.awaitIdle();
            var shortest = Duration.ofSeconds(1L << attempt);
            node.timer.advance(shortest.minusMillis(1));
            assertThat(gateway.sent()).hasSize(counted);
            node.timer.advance(shortest.plusSeconds(2));
            gateway.awaitSent(counted + 1);
        }
    }

    @Test
    void a_message_in_progress_is_not_sent_again() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        gateway.awaitSent(1);
        node.timer.advance(A_MINUTE.multipliedBy(10));
        assertThat(gateway.sent()).hasSize(1);
        assertThat(node.of(id)).hasSize(1);
    }

    @Test
    void a_message_without_an_outcome_fails_at_its_deadline() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        unknown(0);
        await().until(() -> node.index.attempts(id) == 1);
        node.awaitIdle();
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        node.timer.advance(Node.DEADLINE.minusSeconds(1));
        assertThat(node.of(id)).hasSize(1);
        node.timer.advance(Duration.ofSeconds(2));
        assertThat(node.awaitLast(id, MessageFailed.class).reason()).isEqualTo(FailureReason.EXPIRED);
    }

    @Test
    void messages_that_waited_for_the_connection_are_sent_in_order_once_it_is_restored() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        assertThat(node.state().linked()).isTrue();
        assertThat(node.state().online()).isFalse();
        node.accept("one");
        node.accept("two");
        var last = node.accept("three");
        await().until(() -> node.index.attempts(last) == 1);
        node.awaitIdle();
        assertThat(gateway.sent()).isEmpty();
        gateway.events().connectionRestored(ACCOUNT, 1).join();
        gateway.awaitSent(3);
        assertThat(gateway.texts()).containsExactly("one", "two", "three");
        assertThat(node.state().online()).isTrue();
    }

    @Test
    void messages_that_could_not_be_read_on_reconnect_are_sent_by_the_next_recovery_run() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        var id = node.accept("one");
        await().until(() -> node.index.attempts(id) == 1);
        node.awaitIdle();
        node.index.unavailable(true);
        gateway.events().connectionRestored(ACCOUNT, 1).join();
        assertThat(gateway.sent()).isEmpty();
        node.index.unavailable(false);
        node.timer.advance(Duration.ofSeconds(1));
        assertThat(gateway.awaitSent(1)).hasSize(1);
    }

    @Test
    void after_a_restart_open_messages_are_sent_under_the_same_id() {
        node.linked(gateway);
        var sent = node.accept("sent");
        var open = node.accept("open");
        gateway.awaitSent(2).getFirst().outcome().complete(acknowledged());
        node.awaitLast(sent, MessageSent.class);
        var second = new ScriptedGateway();
        try (var restarted = node.restarted(second)) {
            await().until(() -> second.calls().contains("open 1 device-1"));
            second.events().connectionRestored(ACCOUNT, 1).join();
            assertThat(second.awaitSent(1).getFirst().message().id()).isEqualTo(open.whatsAppId());
            assertThat(restarted.state().openMessages()).isEqualTo(1);
            restarted.timer.advance(A_MINUTE);
            assertThat(second.sent()).hasSize(1);
        }
    }

    @Test
    void a_stale_index_causes_no_second_sending() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        node.index.freeze(true);
        gateway.awaitSent(1).getFirst().outcome().complete(acknowledged());
        node.awaitLast(id, MessageSent.class);
        var second = new ScriptedGateway();
        try (var restarted = node.restarted(second)) {
            await().until(() -> second.calls().contains("open 1 device-1"));
            second.events().connectionRestored(ACCOUNT, 1).join();
            var marker = restarted.accept("marker");
            assertThat(second.awaitSent(1).getFirst().message().id()).isEqualTo(marker.whatsAppId());
            restarted.timer.advance(A_MINUTE);
            assertThat(second.texts()).containsExactly("marker");
        }
    }

    @Test
    void messages_of_sessions_of_other_nodes_are_only_expired_at_their_deadline() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        gateway.awaitSent(1);
        node.index.ownedElsewhere(ACCOUNT);
        var second = new ScriptedGateway();
        try (var other = node.restarted(second)) {
            assertThat(other.state().linked()).isTrue();
            assertThat(other.state().online()).isFalse();
            other.timer.advance(Node.DEADLINE.minusSeconds(1));
            assertThat(other.of(id)).hasSize(1);
            other.timer.advance(Duration.ofSeconds(1));
            assertThat(other.awaitLast(id, MessageFailed.class).reason()).isEqualTo(FailureReason.EXPIRED);
            assertThat(second.sent()).isEmpty();
        }
    }

    @Test
    void recovery_continues_after_an_outage() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        unknown(0);
        await().until(() -> node.index.attempts(id) == 1);
        node.awaitIdle();
        node.databaseUnavailable(true);
        node.timer.advance(Duration.ofSeconds(3));
        assertThat(gateway.sent()).hasSize(1);
        node.databaseUnavailable(false);
        node.timer.advance(Duration.ofSeconds(1));
        assertThat(gateway.awaitSent(2)).hasSize(2);
    }

    private void unknown(int which) {
        gateway.awaitSent(which + 1).get(which).outcome().complete(SendOutcome.UNKNOWN);
    }

    private SendOutcome acknowledged() {
        return new SendOutcome.Acknowledged(node.clock.instant());
    }
}
