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
        node.databaseAway(false);
        node.close();
    }

    @Test
    void an_unknown_outcome_sends_again_under_the_same_id() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        unknown(0);
        await().until(() -> node.index.attempts(id) == 1);
        node.awaitIdle();
        node.timer.advance(A_MINUTE);
        var again = gateway.awaitHanded(2).get(1);
        assertThat(again.message()).isEqualTo(gateway.handed().getFirst().message());
        again.outcome().complete(acknowledged());
        node.awaitLast(id, MessageSent.class);
        node.timer.advance(A_MINUTE);
        assertThat(gateway.handed()).hasSize(2);
    }

    @Test
    void the_pauses_grow() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        for (int attempt = 0; attempt < 4; attempt++) {
            unknown(attempt);
            int counted = attempt + 1;
            await().until(() -> node.index.attempts(id) == counted);
            node.awaitIdle();
            var shortest = Duration.ofSeconds(1L << attempt);
            node.timer.advance(shortest.minusMillis(1));
            assertThat(gateway.handed()).hasSize(counted);
            node.timer.advance(shortest.plusSeconds(2));
            gateway.awaitHanded(counted + 1);
        }
    }

    @Test
    void what_is_under_way_is_not_sent_again() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        gateway.awaitHanded(1);
        node.timer.advance(A_MINUTE.multipliedBy(10));
        assertThat(gateway.handed()).hasSize(1);
        assertThat(node.of(id)).hasSize(1);
    }

    @Test
    void what_has_no_outcome_at_its_deadline_fails() {
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
    void what_waited_without_a_connection_goes_out_in_order_when_it_is_back() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        assertThat(node.state().linked()).isTrue();
        assertThat(node.state().online()).isFalse();
        node.accept("one");
        node.accept("two");
        var last = node.accept("three");
        await().until(() -> node.index.attempts(last) == 1);
        node.awaitIdle();
        assertThat(gateway.handed()).isEmpty();
        gateway.events().connectionRestored(ACCOUNT, 1).join();
        gateway.awaitHanded(3);
        assertThat(gateway.texts()).containsExactly("one", "two", "three");
        assertThat(node.state().online()).isTrue();
    }

    @Test
    void what_could_not_be_looked_up_when_the_connection_came_back_goes_out_with_the_next_look() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        var id = node.accept("one");
        await().until(() -> node.index.attempts(id) == 1);
        node.awaitIdle();
        node.index.away(true);
        gateway.events().connectionRestored(ACCOUNT, 1).join();
        assertThat(gateway.handed()).isEmpty();
        node.index.away(false);
        node.timer.advance(Duration.ofSeconds(1));
        assertThat(gateway.awaitHanded(1)).hasSize(1);
    }

    @Test
    void after_a_restart_what_is_open_goes_out_under_the_same_id() {
        node.linked(gateway);
        var sent = node.accept("sent");
        var open = node.accept("open");
        gateway.awaitHanded(2).getFirst().outcome().complete(acknowledged());
        node.awaitLast(sent, MessageSent.class);
        var second = new ScriptedGateway();
        try (var again = node.restarted(second)) {
            await().until(() -> second.calls().contains("open 1 device-1"));
            second.events().connectionRestored(ACCOUNT, 1).join();
            assertThat(second.awaitHanded(1).getFirst().message().id()).isEqualTo(open.whatsAppId());
            assertThat(again.state().openMessages()).isEqualTo(1);
            again.timer.advance(A_MINUTE);
            assertThat(second.handed()).hasSize(1);
        }
    }

    @Test
    void an_index_that_is_behind_sends_nothing_twice() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        node.index.standStill(true);
        gateway.awaitHanded(1).getFirst().outcome().complete(acknowledged());
        node.awaitLast(id, MessageSent.class);
        var second = new ScriptedGateway();
        try (var again = node.restarted(second)) {
            await().until(() -> second.calls().contains("open 1 device-1"));
            second.events().connectionRestored(ACCOUNT, 1).join();
            var marker = again.accept("marker");
            assertThat(second.awaitHanded(1).getFirst().message().id()).isEqualTo(marker.whatsAppId());
            again.timer.advance(A_MINUTE);
            assertThat(second.texts()).containsExactly("marker");
        }
    }

    @Test
    void sessions_of_other_nodes_are_left_to_them_but_for_the_deadline() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        gateway.awaitHanded(1);
        node.index.ownedElsewhere(ACCOUNT);
        var second = new ScriptedGateway();
        try (var other = node.restarted(second)) {
            assertThat(other.state().linked()).isTrue();
            assertThat(other.state().online()).isFalse();
            other.timer.advance(Node.DEADLINE.minusSeconds(1));
            assertThat(other.of(id)).hasSize(1);
            other.timer.advance(Duration.ofSeconds(1));
            assertThat(other.awaitLast(id, MessageFailed.class).reason()).isEqualTo(FailureReason.EXPIRED);
            assertThat(second.handed()).isEmpty();
        }
    }

    @Test
    void recovery_goes_on_after_an_outage() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        unknown(0);
        await().until(() -> node.index.attempts(id) == 1);
        node.awaitIdle();
        node.databaseAway(true);
        node.timer.advance(Duration.ofSeconds(3));
        assertThat(gateway.handed()).hasSize(1);
        node.databaseAway(false);
        node.timer.advance(Duration.ofSeconds(1));
        assertThat(gateway.awaitHanded(2)).hasSize(2);
    }

    private void unknown(int which) {
        gateway.awaitHanded(which + 1).get(which).outcome().complete(SendOutcome.UNKNOWN);
    }

    private SendOutcome acknowledged() {
        return new SendOutcome.Acknowledged(node.clock.instant());
    }
}
