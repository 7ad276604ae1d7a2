package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import java.time.Duration;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Devices that are unlinked on one node and owned by another, which may be down. */
class OrphanedDeviceLogoutTest {

    private static final Duration LEASE = Duration.ofSeconds(15);

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node owner = new Node(gateway).linked(gateway);
    private final ScriptedGateway others = new ScriptedGateway();
    private final MemoryIndex othersIndex = new MemoryIndex();

    @AfterEach
    void stop() {
        owner.close();
    }

    @Test
    void a_device_that_was_unlinked_on_another_node_is_logged_out_by_its_owner_with_the_next_renewal() {
        owner.timer.advance(LEASE.dividedBy(3));
        await().until(() -> !gateway.leases().isEmpty());
        try (var other = anotherNode()) {
            unlink(other);
            owner.index.on(unlinked());
            owner.timer.advance(LEASE.dividedBy(3));
            await().until(() -> gateway.calls().contains("unlink 1"));
            assertThat(gateway.calls()).doesNotContain("close");
            assertThat(owner.state().linked()).isFalse();
        }
    }

    @Test
    void a_device_that_was_replaced_on_another_node_is_logged_out_and_the_next_one_opened() {
        owner.timer.advance(LEASE.dividedBy(3));
        await().until(() -> !gateway.leases().isEmpty());
        try (var other = anotherNode()) {
            unlink(other);
            other.linked(others);
            owner.index.on(unlinked());
            owner.index.on(linked(2));
            owner.timer.advance(LEASE.dividedBy(3));
            await().until(() -> gateway.calls().contains("open 2 device-2"));
            assertThat(gateway.calls()).containsSubsequence("unlink 1", "open 2 device-2");
        }
    }

    @Test
    void a_session_missing_in_the_index_is_closed_and_not_logged_out() {
        owner.timer.advance(LEASE.dividedBy(3));
        await().until(() -> !gateway.leases().isEmpty());
        owner.index.on(unlinked());
        owner.timer.advance(LEASE.dividedBy(3));
        await().until(() -> gateway.calls().contains("close"));
        assertThat(gateway.calls()).doesNotContain("unlink 1");
    }

    @Test
    void a_device_whose_owner_is_dead_is_logged_out_by_the_node_that_unlinked_it() {
        owner.close();
        try (var other = anotherNode()) {
            unlink(other);
            other.timer.advance(LEASE);
            assertThat(others.calls()).noneMatch(it -> it.startsWith("log out"));
            other.timer.advance(LEASE);
            await().until(() -> others.calls().contains("log out 1 device-1"));
        }
    }

    @Test
    void a_device_unlinked_on_its_owner_is_logged_out_once() {
        unlink(owner);
        await().until(() -> gateway.calls().contains("unlink 1"));
        owner.timer.advance(LEASE.multipliedBy(3));
        assertThat(gateway.calls()).noneMatch(it -> it.startsWith("log out"));
    }

    @Test
    void a_device_left_by_a_crashed_process_is_logged_out_after_two_checks_by_the_next() {
        storeUnlinkingAndCrash();
        others.hasDevice("device-1");
        try (var restarted = owner.restarted(others)) {
            restarted.timer.advance(Duration.ofSeconds(61));
            assertThat(others.calls()).noneMatch(it -> it.startsWith("log out"));
            restarted.timer.advance(Duration.ofSeconds(60));
            await().until(() -> others.calls().contains("log out 1 device-1"));
        }
    }

    @Test
    void devices_that_are_logged_out_already_or_linked_by_their_events_are_not_logged_out() {
        owner.close();
        owner.index.on(unlinked());
        others.hasDevice("device-1");
        others.hasDevice("device-of-another-account");
        try (var restarted = owner.restarted(others)) {
            for (int i = 0; i < 10; i++) {
                restarted.timer.advance(Duration.ofMinutes(1));
            }
            assertThat(others.calls()).noneMatch(it -> it.startsWith("log out"));
        }
    }

    private Node anotherNode() {
        othersIndex.on(linked(1));
        othersIndex.ownedElsewhere(ACCOUNT);
        return owner.restarted(others, othersIndex);
    }

    private void storeUnlinkingAndCrash() {
        owner.close();
        owner.store.appendEvents(
                new GenericDomainEventMessage<>("WhatsAppSession", new SessionId(ACCOUNT).value(), 2, unlinked()));
        owner.index.on(unlinked());
    }

    private static void unlink(Node node) {
        node.configuration
                .commandGateway()
                .sendAndWait(new UnlinkWhatsApp(new SessionId(ACCOUNT), Actor.USER, node.clock.instant()));
    }

    private WhatsAppUnlinked unlinked() {
        return new WhatsAppUnlinked(new SessionId(ACCOUNT), 1, Actor.USER, owner.clock.instant());
    }

    private WhatsAppLinked linked(long link) {
        return owner.configuration
                .eventStore()
                .readEvents(new SessionId(ACCOUNT).value(), 0)
                .asStream()
                .map(it -> it.getPayload())
                .filter(it -> it instanceof WhatsAppLinked linked && linked.link() == link)
                .map(WhatsAppLinked.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
