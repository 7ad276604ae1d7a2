package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration RENEWAL_INTERVAL = LEASE.dividedBy(3);

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    @AfterEach
    void stop() {
        node.databaseUnavailable(false);
        node.close();
    }

    @Test
    void linked_devices_reconnect_after_a_restart() {
        node.linked(gateway);
        node.close();
        var second = new ScriptedGateway();
        try (var restarted = node.restarted(second)) {
            await().until(() -> second.calls().contains("open 1 device-1"));
            restarted.timer.advance(LEASE.multipliedBy(3));
            assertThat(second.calls()).containsExactly("start", "open 1 device-1");
        }
    }

    @Test
    void a_reconnect_corrects_a_state_that_the_index_had_not_updated() {
        node.linked(gateway);
        gateway.events().connectionLost(ACCOUNT, 1, LossReason.NETWORK, null).join();
        node.index.freeze(true);
        gateway.events().connectionRestored(ACCOUNT, 1).join();
        node.close();
        var second = new ScriptedGateway();
        try (var restarted = node.restarted(second)) {
            await().until(() -> second.calls().contains("open 1 device-1"));
            assertThat(restarted.state().online()).isFalse();
            second.events().connectionRestored(ACCOUNT, 1).join();
            assertThat(restarted.state().online()).isTrue();
            assertThat(restarted.sessionEvents()).endsWith("WhatsAppConnectionRestored 1");
        }
    }

    @Test
    void a_session_that_could_not_be_opened_is_retried_long_before_the_next_renewal() {
        node.linked(gateway);
        node.close();
        node.index.failNextFind();
        var second = new ScriptedGateway();
        try (var restarted = node.restarted(second)) {
            var failed = restarted.clock.instant();
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> {
                restarted.timer.advance(Duration.ofMillis(10));
                return second.calls().contains("open 1 device-1");
            });
            assertThat(restarted.clock.instant())
                    .isBetween(failed.plusMillis(900), failed.plus(RENEWAL_INTERVAL.minusSeconds(1)));
        }
    }

    @Test
    void a_gateway_gets_every_lease_with_its_epoch() {
        node.linked(gateway);
        node.timer.advance(LEASE);
        await().until(() -> gateway.leases().contains(new SessionLease(1, LEASE)));
    }

    @Test
    void an_owned_session_is_not_opened_again() {
        node.linked(gateway);
        node.timer.advance(LEASE.multipliedBy(3));
        await().during(Duration.ofMillis(50)).until(() -> gateway.calls().equals(List.of("start")));
    }

    @Test
    void a_lease_taken_by_another_node_closes_the_session() {
        node.linked(gateway);
        node.timer.advance(LEASE);
        node.index.ownedElsewhere(ACCOUNT);
        node.timer.advance(LEASE);
        await().until(() -> gateway.calls().contains("close"));
        await().until(() -> !node.state().online());
        assertThat(node.state().linked()).isTrue();
    }

    @Test
    void a_new_link_has_one_lease_duration_to_obtain_a_lease() {
        node.index.ownedElsewhere(ACCOUNT);
        node.linked(gateway);
        node.timer.advance(LEASE.minusSeconds(1));
        assertThat(node.state().online()).isTrue();
        node.timer.advance(LEASE);
        await().until(() -> gateway.calls().contains("close"));
    }

    @Test
    void sessions_close_before_unrenewed_leases_expire_and_reopen_afterwards() {
        node.linked(gateway);
        node.timer.advance(LEASE);
        node.databaseUnavailable(true);
        node.timer.advance(LEASE.minusSeconds(1));
        await().until(() -> gateway.calls().contains("close"));
        node.databaseUnavailable(false);
        node.timer.advance(LEASE);
        await().until(() -> gateway.calls().contains("open 1 device-1"));
        assertThat(node.state().online()).isTrue();
    }

    @Test
    void a_stale_index_does_not_reopen_an_unlinked_device() {
        node.linked(gateway);
        node.index.freeze(true);
        gateway.events().unlinked(ACCOUNT, 1, Actor.PHONE).join();
        node.timer.advance(Duration.ofSeconds(9));
        await().during(Duration.ofMillis(50))
                .until(() -> gateway.calls().stream().noneMatch(it -> it.startsWith("open")));
    }

    @Test
    void a_shutdown_releases_the_leases_after_the_gateway_has_stopped() {
        node.linked(gateway);
        node.close();
        assertThat(gateway.calls()).contains("stop");
        assertThat(node.index.released()).containsExactly("node-1");
    }
}
