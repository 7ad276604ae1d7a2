package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node caches sessions. Its decisions include what another node has stored since. */
class TwoNodesTest {

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final ScriptedGateway otherGateway = new ScriptedGateway();
    private final Node node = new Node(gateway);
    private final Node other = node.restarted(otherGateway);

    @AfterEach
    void stop() {
        other.close();
        node.close();
    }

    @Test
    void a_device_that_another_node_has_linked_can_be_unlinked() {
        node.linked(gateway);
        unlink(other);
        node.linked(gateway);

        unlink(other);

        assertThat(node.sessionEvents().getLast()).isEqualTo("WhatsAppUnlinked 2");
    }

    @Test
    void the_phone_removes_a_device_that_another_node_has_linked() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        unlink(other);
        other.linked(otherGateway);

        gateway.events().unlinked(ACCOUNT, 2, Actor.PHONE).join();

        assertThat(node.sessionEvents().getLast()).isEqualTo("WhatsAppUnlinked 2");
        await().until(() -> !node.state().linked());
    }

    private static void unlink(Node at) {
        at.configuration
                .commandGateway()
                .sendAndWait(new UnlinkWhatsApp(new SessionId(ACCOUNT), Actor.USER, at.clock.instant()));
    }
}
