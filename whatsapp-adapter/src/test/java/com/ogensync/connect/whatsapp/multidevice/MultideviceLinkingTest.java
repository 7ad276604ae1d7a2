package com.ogensync.connect.whatsapp.multidevice;

import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.ACCOUNT;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.DEVICE;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.LEASE;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.awaitSoon;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.connection;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.linked;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.qr;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.bridge.v1.Connection;
import com.ogensync.connect.bridge.v1.Ended;
import com.ogensync.connect.bridge.v1.OpenRequest;
import com.ogensync.connect.bridge.v1.PairingCodeRequest;
import com.ogensync.connect.bridge.v1.SessionEvent;
import com.ogensync.connect.bridge.v1.UnlinkRequest;
import io.grpc.Status;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MultideviceLinkingTest {

    private static final String PHONE = "919876543210";

    @Test
    void a_phone_that_uses_a_code_is_linked() {
        try (var fixture = new MultideviceFixture()) {
            fixture.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
            fixture.emit(qr("first"));
            fixture.emit(linked());
            fixture.emit(connection(Connection.State.CONNECTED));
            assertThat(fixture.events.lines())
                    .containsExactly(
                            "codeIssued 1 QR first 2026-01-02T03:04:05.678Z",
                            "linked 1 " + PHONE + " " + DEVICE,
                            "connectionRestored 1");
            assertThat(fixture.bridge.awaitLast(OpenRequest.class).getDevice()).isEmpty();
            assertThat(fixture.bridge.all(PairingCodeRequest.class)).isEmpty();
        }
    }

    @Test
    void a_pairing_code_is_requested_after_the_first_qr_code_and_again_after_a_restart_of_the_bridge() {
        try (var fixture = new MultideviceFixture()) {
            fixture.gateway.link(ACCOUNT, 1, LinkMethod.PAIRING_CODE, PHONE);
            fixture.awaitOpened(1);
            assertThat(fixture.bridge.all(PairingCodeRequest.class)).isEmpty();
            fixture.emit(qr("first"));
            fixture.emit(qr("second"));
            assertThat(fixture.bridge.all(PairingCodeRequest.class))
                    .singleElement()
                    .extracting(PairingCodeRequest::getNumber)
                    .isEqualTo(PHONE);
            fixture.bridge.crash();
            fixture.bridge.up();
            fixture.awaitOpened(2);
            fixture.emit(qr("third"));
            assertThat(fixture.bridge.all(PairingCodeRequest.class)).hasSize(2);
        }
    }

    @Test
    void a_second_kind_of_code_needs_no_second_session() {
        try (var fixture = new MultideviceFixture()) {
            fixture.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
            fixture.emit(qr("first"));
            fixture.gateway.link(ACCOUNT, 1, LinkMethod.PAIRING_CODE, PHONE);
            assertThat(fixture.bridge.all(PairingCodeRequest.class)).hasSize(1);
            assertThat(fixture.bridge.all(OpenRequest.class)).hasSize(1);
        }
    }

    @Test
    void expired_codes_end_the_attempt() {
        try (var fixture = new MultideviceFixture()) {
            fixture.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
            fixture.emit(SessionEvent.newBuilder().setEnded(Ended.newBuilder().setCause(Ended.Cause.LINK_EXPIRED)));
            assertThat(fixture.events.lines()).containsExactly("linkExpired 1");
        }
    }

    @Test
    void an_attempt_that_whatsapp_stops_ends() {
        try (var fixture = new MultideviceFixture()) {
            fixture.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
            fixture.emit(connection(Connection.State.STOPPED));
            assertThat(fixture.events.lines()).containsExactly("linkExpired 1");
        }
    }

    @Test
    void unlinking_logs_out_and_reports_nothing() {
        try (var fixture = new MultideviceFixture().connected()) {
            fixture.gateway.unlink(ACCOUNT, 1);
            assertThat(fixture.bridge.all(UnlinkRequest.class)).hasSize(1);
            assertThat(fixture.events.lines()).isEmpty();
            fixture.gateway.unlink(ACCOUNT, 1);
            assertThat(fixture.bridge.all(UnlinkRequest.class)).hasSize(1);
        }
    }

    @Test
    void a_connecting_device_is_logged_out_when_it_is_connected_or_after_five_seconds() {
        for (boolean connects : new boolean[] {true, false}) {
            try (var fixture = new MultideviceFixture()) {
                fixture.gateway.open(ACCOUNT, 1, DEVICE, LEASE);
                fixture.emit(connection(Connection.State.CONNECTING));
                fixture.gateway.unlink(ACCOUNT, 1);
                assertThat(fixture.bridge.all(UnlinkRequest.class)).isEmpty();
                if (connects) {
                    fixture.emit(connection(Connection.State.CONNECTED));
                } else {
                    fixture.timer.advance(Duration.ofSeconds(5));
                }
                assertThat(fixture.bridge.all(UnlinkRequest.class)).hasSize(1);
            }
        }
    }

    @Test
    void an_orphaned_device_is_opened_with_the_highest_epoch_and_logged_out() {
        try (var fixture = new MultideviceFixture()) {
            fixture.gateway.logOut(ACCOUNT, 1, DEVICE);
            assertThat(fixture.awaitOpened(1).getDevice()).isEqualTo(DEVICE);
            assertThat(fixture.awaitOpened(1).getLease().getEpoch()).isEqualTo(Long.MAX_VALUE);
            fixture.emit(connection(Connection.State.CONNECTED));
            assertThat(fixture.bridge.all(UnlinkRequest.class)).hasSize(1);
            fixture.bridge.refuse(Status.NOT_FOUND);
            fixture.gateway.logOut(ACCOUNT, 1, DEVICE);
            awaitSoon().until(() -> fixture.bridge.all(OpenRequest.class).size() == 2);
            fixture.timer.advance(Duration.ofMinutes(5));
            assertThat(fixture.bridge.all(OpenRequest.class)).hasSize(2);
            assertThat(fixture.bridge.all(UnlinkRequest.class)).hasSize(1);
            assertThat(fixture.events.lines()).isEmpty();
        }
    }

    @Test
    void the_devices_of_all_nodes_are_listed_once_the_bridge_is_running() {
        try (var fixture = new MultideviceFixture(new FakeBridge().startedManually())) {
            assertThat(fixture.gateway.devices()).isCompletedExceptionally();
            fixture.bridge.up();
            assertThat(fixture.gateway.devices().join()).containsExactly(DEVICE);
        }
    }

    @Test
    void an_attempt_whose_unlinking_fails_is_not_reopened() {
        try (var fixture = new MultideviceFixture()) {
            fixture.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
            fixture.awaitOpened(1);
            fixture.bridge.refuseUnlinking();
            fixture.gateway.unlink(ACCOUNT, 1);
            fixture.timer.advance(Duration.ofMinutes(5));
            assertThat(fixture.bridge.all(OpenRequest.class)).hasSize(1);
            assertThat(fixture.events.lines()).isEmpty();
        }
    }

    @Test
    void a_device_unlinked_while_the_bridge_is_down_is_logged_out_after_its_restart() {
        try (var fixture = new MultideviceFixture().connected()) {
            fixture.bridge.crash();
            fixture.events.clear();
            fixture.gateway.unlink(ACCOUNT, 1);
            fixture.bridge.up();
            fixture.awaitOpened(2);
            assertThat(fixture.bridge.all(UnlinkRequest.class)).isEmpty();
            fixture.emit(connection(Connection.State.CONNECTED));
            assertThat(fixture.bridge.all(UnlinkRequest.class)).hasSize(1);
            assertThat(fixture.events.lines()).isEmpty();
        }
    }

    @Test
    void a_hundred_devices_connect_eight_at_a_time() {
        try (var fixture = new MultideviceFixture()) {
            for (int i = 0; i < 100; i++) {
                fixture.gateway.open(new AccountId(new UUID(0, i)), 1, DEVICE, LEASE);
            }
            for (int i = 0; i < 100; i++) {
                var connected = i;
                awaitSoon().until(() -> fixture.bridge.all(OpenRequest.class).size() == Math.min(100, connected + 8));
                var session = fixture.bridge.all(OpenRequest.class).get(i).getSessionId();
                fixture.bridge.emit(session, connection(Connection.State.CONNECTED));
            }
            assertThat(fixture.events.lines()).hasSize(100).containsOnly("connectionRestored 1");
        }
    }

    @Test
    void nothing_is_reported_after_the_stop() {
        var fixture = new MultideviceFixture().connected();
        fixture.close();
        assertThat(fixture.events.lines()).isEmpty();
    }
}
