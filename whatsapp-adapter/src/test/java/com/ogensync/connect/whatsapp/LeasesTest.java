package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Duration A_LEASE = Duration.ofSeconds(15);
    private static final Duration A_RENEWAL = A_LEASE.dividedBy(3);

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    @AfterEach
    void stop() {
        node.databaseAway(false);
        node.close();
    }

    @Test
    void linked_devices_connect_again_after_a_restart() {
        node.linked(gateway);
        node.close();
        var second = new ScriptedGateway();
        try (var again = node.restarted(second)) {
            await().until(() -> second.calls().contains("open 1 device-1"));
            again.timer.advance(A_LEASE.multipliedBy(3));
            assertThat(second.calls()).containsExactly("start", "open 1 device-1");
        }
    }

    @Test
    void a_session_that_could_not_be_opened_is_tried_again_long_before_the_next_renewal() {
        node.linked(gateway);
        node.close();
        node.index.failsOnce();
        var second = new ScriptedGateway();
        try (var again = node.restarted(second)) {
            var failed = again.clock.instant();
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5)).until(() -> {
                again.timer.advance(Duration.ofMillis(10));
                return second.calls().contains("open 1 device-1");
            });
            assertThat(again.clock.instant()).isBetween(failed.plusMillis(900), failed.plus(A_RENEWAL.minusSeconds(1)));
        }
    }

    @Test
    void a_gateway_gets_every_lease_with_its_epoch() {
        node.linked(gateway);
        node.timer.advance(A_LEASE);
        await().until(() -> gateway.leases().contains(new SessionLease(1, A_LEASE)));
    }

    @Test
    void a_session_that_is_kept_is_not_opened_again() {
        node.linked(gateway);
        node.timer.advance(A_LEASE.multipliedBy(3));
        await().during(Duration.ofMillis(50)).until(() -> gateway.calls().equals(List.of("start")));
    }

    @Test
    void a_lease_that_went_elsewhere_closes_the_session() {
        node.linked(gateway);
        node.timer.advance(A_LEASE);
        node.index.ownedElsewhere(ACCOUNT);
        node.timer.advance(A_LEASE);
        await().until(() -> gateway.calls().contains("close"));
        await().until(() -> !node.state().online());
        assertThat(node.state().linked()).isTrue();
    }

    @Test
    void a_fresh_link_has_as_long_as_a_lease_to_get_one() {
        node.index.ownedElsewhere(ACCOUNT);
        node.linked(gateway);
        node.timer.advance(A_LEASE.minusSeconds(1));
        assertThat(node.state().online()).isTrue();
        node.timer.advance(A_LEASE);
        await().until(() -> gateway.calls().contains("close"));
    }

    @Test
    void leases_that_cannot_be_renewed_close_before_they_run_out_and_open_again_after() {
        node.linked(gateway);
        node.timer.advance(A_LEASE);
        node.databaseAway(true);
        node.timer.advance(A_LEASE.minusSeconds(1));
        await().until(() -> gateway.calls().contains("close"));
        node.databaseAway(false);
        node.timer.advance(A_LEASE);
        await().until(() -> gateway.calls().contains("open 1 device-1"));
        assertThat(node.state().online()).isTrue();
    }

    @Test
    void an_index_that_is_behind_opens_no_unlinked_device() {
        node.linked(gateway);
        node.index.standStill(true);
        gateway.events().unlinked(ACCOUNT, 1, Actor.PHONE).join();
        node.timer.advance(Duration.ofSeconds(9));
        await().during(Duration.ofMillis(50))
                .until(() -> gateway.calls().stream().noneMatch(it -> it.startsWith("open")));
    }

    @Test
    void an_orderly_end_gives_the_leases_back_after_the_gateway_has_stopped() {
        node.linked(gateway);
        node.close();
        assertThat(gateway.calls()).contains("stop");
        assertThat(node.index.released()).containsExactly("node-1");
    }
}
