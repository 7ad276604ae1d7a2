package com.ogensync.connect.whatsapp.sandbox;

import static com.ogensync.connect.whatsapp.sandbox.Sandbox.ACCOUNT;
import static com.ogensync.connect.whatsapp.sandbox.Sandbox.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.whatsapp.gateway.SessionLease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxWritingTest {

    private static final String FROM = "919000000001";
    private static final SessionLease LEASE = new SessionLease(1, Duration.ofMinutes(1));

    @TempDir
    Path folder;

    @Test
    void a_message_to_a_linked_phone_reaches_the_device() {
        try (var sandbox = new Sandbox(folder).linked()) {
            assertThat(sandbox.network.write(PHONE, FROM, "Hello,\tback! 👋")).isTrue();
            assertThat(received(sandbox)).singleElement().asString().endsWith(FROM + " text Hello,\tback! 👋");
        }
    }

    @Test
    void senders_are_reported_by_lid_or_in_whatsapps_spelling() {
        try (var sandbox = new Sandbox(folder).linked()) {
            assertThat(sandbox.network.write(PHONE, "123456789012345@lid", "Hi"))
                    .isTrue();
            assertThat(sandbox.network.write(PHONE, "5511987654321", "Oi")).isTrue();
            assertThat(received(sandbox))
                    .satisfiesExactly(
                            lid -> assertThat(lid).endsWith(" 123456789012345@lid text Hi"),
                            brazil -> assertThat(brazil).endsWith(" 551187654321 text Oi"));
        }
    }

    @Test
    void a_phone_without_a_linked_device_receives_nothing() {
        try (var sandbox = new Sandbox(folder)) {
            assertThat(sandbox.network.write(PHONE, FROM, "Hello!")).isFalse();
        }
    }

    @Test
    void without_network_a_message_waits_and_is_delivered_once() {
        try (var sandbox = new Sandbox(folder).linked()) {
            sandbox.network.network(false);
            assertThat(sandbox.network.write(PHONE, FROM, "Hello!")).isTrue();
            assertThat(received(sandbox)).isEmpty();
            sandbox.network.network(true);
            assertThat(received(sandbox)).hasSize(1);
            sandbox.network.network(false);
            sandbox.network.network(true);
            assertThat(received(sandbox)).hasSize(1);
        }
    }

    @Test
    void an_unacknowledged_message_is_delivered_again_after_a_restart_under_the_same_id() {
        List<String> first;
        try (var sandbox = new Sandbox(folder).linked()) {
            sandbox.events.failToStore();
            assertThat(sandbox.network.write(PHONE, FROM, "Hello!")).isTrue();
            first = received(sandbox);
        }
        try (var again = new Sandbox(folder)) {
            again.gateway.open(ACCOUNT, 1, "device", LEASE);
            assertThat(received(again)).isEqualTo(first).hasSize(1);
        }
        try (var again = new Sandbox(folder)) {
            again.gateway.open(ACCOUNT, 1, "device", LEASE);
            assertThat(received(again)).isEmpty();
        }
    }

    @Test
    void an_unlinked_device_receives_nothing() {
        try (var sandbox = new Sandbox(folder).linked()) {
            sandbox.network.network(false);
            assertThat(sandbox.network.write(PHONE, FROM, "Hello!")).isTrue();
            sandbox.network.unlink(PHONE);
            sandbox.network.network(true);
            assertThat(received(sandbox)).isEmpty();
        }
    }

    private static List<String> received(Sandbox sandbox) {
        return sandbox.events.lines().stream()
                .filter(it -> it.startsWith("received "))
                .toList();
    }
}
