package com.ogensync.connect.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.StandIn;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Checks with two nodes on one database that either can unlink a device, regardless of which one owns it. */
class MultideviceTwoNodesIT {

    /** A third of a lease, after which the owner renews it, plus a margin for a busy machine. */
    private static final Duration ALIVE = Duration.ofSeconds(12);
    /** With {@code -Dnodes.dead=true} the owner is killed before a second device is unlinked; takes 20 s longer. */
    private static final boolean DEAD = Boolean.getBoolean("nodes.dead");

    private static final Duration LEASE_OVER = Duration.ofSeconds(40);

    @Test
    void a_device_owned_by_the_other_node_is_logged_out() throws IOException {
        assumeTrue(StandIn.exists(), "This build has no bridge; Go must be on the PATH to build it");
        try (var whatsApp = StandIn.start();
                var owner = ChildApp.start("owner", whatsApp.settings());
                var other = ChildApp.start("other", OtherNode.besideOf(owner, whatsApp))) {
            owner.caller().meets(whatsApp);
            var ada = owner.caller().registerLinked();
            var ben = owner.caller().registerLinked();
            unlinkedThrough(other, ada, whatsApp, ALIVE);
            assertThat(whatsApp.devices(ben.phone())).hasSize(1);
            if (DEAD) {
                owner.kill9();
                unlinkedThrough(other, ben, whatsApp, LEASE_OVER);
            }
        }
    }

    private static void unlinkedThrough(ChildApp node, Account account, StandIn whatsApp, Duration patience) {
        assertThat(whatsApp.devices(account.phone())).hasSize(1);
        node.caller().delete("/api/session", account.token()).expect(200);
        await().atMost(patience).until(() -> whatsApp.devices(account.phone()).isEmpty());
    }
}
