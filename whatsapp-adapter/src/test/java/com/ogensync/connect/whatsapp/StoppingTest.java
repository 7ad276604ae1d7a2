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
    void what_is_under_way_may_finish() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        var handed = gateway.awaitHanded(1).getFirst();
        var stopping = Thread.startVirtualThread(node::close);
        handed.outcome().complete(new SendOutcome.Acknowledged(node.clock.instant()));
        await().until(() -> !stopping.isAlive());
        assertThat(node.of(id).getLast()).isInstanceOf(MessageSent.class);
    }

    @Test
    void whoever_waits_is_told_that_the_outcome_is_open() {
        node.linked(gateway);
        var id = node.accept("Hello!");
        gateway.awaitHanded(1);
        var outcome = node.outcome(id);
        node.close();
        assertThat(outcome.join()).isEqualTo(MessageOutcome.OPEN);
        assertThat(node.of(id)).hasSize(1);
    }

    @Test
    void nothing_is_sent_after_the_end() {
        node.linked(gateway);
        node.configuration.getComponent(WhatsApp.class).stop();
        var id = node.accept("late");
        await().during(Duration.ofMillis(50)).until(() -> gateway.handed().isEmpty());
        assertThat(node.of(id)).hasSize(1);
    }
}
