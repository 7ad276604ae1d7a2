package com.ogensync.connect.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StoppingTest {

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    @Test
    void a_message_in_progress_may_finish() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        var sent = gateway.awaitSent(1).getFirst();
        var stopping = Thread.startVirtualThread(node::close);
        sent.outcome().complete(new SendOutcome.Acknowledged(node.clock.instant()));
        await().until(() -> !stopping.isAlive());
        assertThat(node.of(id).getLast()).isInstanceOf(MessageSent.class);
    }

    @Test
    void a_waiting_request_is_answered_with_an_open_outcome() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        gateway.awaitSent(1);
        var outcome = node.outcome(id);
        node.close();
        assertThat(outcome.join()).isEqualTo(MessageOutcome.OPEN);
        assertThat(node.of(id)).hasSize(1);
    }

    @Test
    void nothing_is_sent_after_the_shutdown() {
        node.linked(gateway);
        node.configuration.getComponent(WhatsApp.class).stop();
        var id = node.accept("late");
        await().during(Duration.ofMillis(50)).until(() -> gateway.sent().isEmpty());
        assertThat(node.of(id)).hasSize(1);
    }
}
