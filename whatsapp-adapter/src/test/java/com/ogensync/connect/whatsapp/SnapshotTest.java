package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void a_session_with_many_events_is_loaded_from_a_snapshot() {
        node.linked(gateway);
        for (int i = 0; i < 60; i++) {
            gateway.events()
                    .connectionLost(ACCOUNT, 1, LossReason.NETWORK, null)
                    .join();
            gateway.events().connectionRestored(ACCOUNT, 1).join();
        }
        assertThat(node.store.readSnapshot(new SessionId(ACCOUNT).value())).isPresent();
        node.close();
        try (var restarted = node.restarted(new ScriptedGateway())) {
            assertThat(restarted.code(null).join().status()).isEqualTo(ConnectionStatus.CONNECTED);
            assertThat(restarted.sessionEvents()).hasSize(122);
        }
    }
}
