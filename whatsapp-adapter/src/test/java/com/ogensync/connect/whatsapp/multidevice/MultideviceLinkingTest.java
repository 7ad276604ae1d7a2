package com.ogensync.connect.whatsapp.multidevice;

import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.ACCOUNT;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.DEVICE;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.LEASE;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.connection;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.linked;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.qr;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.soon;
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
        try (var story = new MultideviceStory()) {
            story.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
            story.says(qr("first"));
            story.says(linked());
            story.says(connection(Connection.State.CONNECTED));
            assertThat(story.told.lines())
                    .containsExactly(
                            "codeIssued 1 QR first 2026-01-02T03:04:05.678Z",
                            "linked 1 " + PHONE + " " + DEVICE,
                            "connectionRestored 1");
            assertThat(story.bridge.awaitLast(OpenRequest.class).getDevice()).isEmpty();
            assertThat(story.bridge.all(PairingCodeRequest.class)).isEmpty();
        }
    }

    @Test
    void a_pairing_code_is_asked_for_as_soon_as_there_are_codes_and_again_by_the_next_bridge() {
        try (var story = new MultideviceStory()) {
            story.gateway.link(ACCOUNT, 1, LinkMethod.PAIRING_CODE, PHONE);
            story.awaitOpened(1);
            assertThat(story.bridge.all(PairingCodeRequest.class)).isEmpty();
            story.says(qr("first"));
            story.says(qr("second"));
            assertThat(story.bridge.all(PairingCodeRequest.class))
                    .singleElement()
                    .extracting(PairingCodeRequest::getNumber)
                    .isEqualTo(PHONE);
            story.bridge.crash();
            story.bridge.up();
            story.awaitOpened(2);
            story.says(qr("third"));
            assertThat(story.bridge.all(PairingCodeRequest.class)).hasSize(2);
        }
    }

    @Test
    void a_second_kind_of_code_needs_no_second_session() {
        try (var story = new MultideviceStory()) {
            story.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
            story.says(qr("first"));
            story.gateway.link(ACCOUNT, 1, LinkMethod.PAIRING_CODE, PHONE);
            assertThat(story.bridge.all(PairingCodeRequest.class)).hasSize(1);
            assertThat(story.bridge.all(OpenRequest.class)).hasSize(1);
        }
    }

    @Test
    void codes_that_are_used_up_end_the_attempt() {
        try (var story = new MultideviceStory()) {
            story.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
            story.says(SessionEvent.newBuilder().setEnded(Ended.newBuilder().setCause(Ended.Cause.LINK_EXPIRED)));
            assertThat(story.told.lines()).containsExactly("linkExpired 1");
        }
    }

    @Test
    void an_attempt_that_whatsapp_stops_ends() {
        try (var story = new MultideviceStory()) {
            story.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
            story.says(connection(Connection.State.STOPPED));
            assertThat(story.told.lines()).containsExactly("linkExpired 1");
        }
    }

    @Test
    void unlinking_logs_out_and_tells_nothing() {
        try (var story = new MultideviceStory().connected()) {
            story.gateway.unlink(ACCOUNT, 1);
            assertThat(story.bridge.all(UnlinkRequest.class)).hasSize(1);
            assertThat(story.told.lines()).isEmpty();
            story.gateway.unlink(ACCOUNT, 1);
            assertThat(story.bridge.all(UnlinkRequest.class)).hasSize(1);
        }
    }

    @Test
    void a_device_that_is_about_to_connect_is_logged_out_when_it_is_connected_or_a_moment_later() {
        for (boolean connects : new boolean[] {true, false}) {
            try (var story = new MultideviceStory()) {
                story.gateway.open(ACCOUNT, 1, DEVICE, LEASE);
                story.says(connection(Connection.State.CONNECTING));
                story.gateway.unlink(ACCOUNT, 1);
                assertThat(story.bridge.all(UnlinkRequest.class)).isEmpty();
                if (connects) {
                    story.says(connection(Connection.State.CONNECTED));
                } else {
                    story.timer.advance(Duration.ofSeconds(5));
                }
                assertThat(story.bridge.all(UnlinkRequest.class)).hasSize(1);
            }
        }
    }

    @Test
    void a_device_that_another_process_left_is_opened_over_any_lease_and_logged_out() {
        try (var story = new MultideviceStory()) {
            story.gateway.logOut(ACCOUNT, 1, DEVICE);
            assertThat(story.awaitOpened(1).getDevice()).isEqualTo(DEVICE);
            assertThat(story.awaitOpened(1).getLease().getEpoch()).isEqualTo(Long.MAX_VALUE);
            story.says(connection(Connection.State.CONNECTED));
            assertThat(story.bridge.all(UnlinkRequest.class)).hasSize(1);
            story.bridge.refuse(Status.NOT_FOUND);
            story.gateway.logOut(ACCOUNT, 1, DEVICE);
            soon().until(() -> story.bridge.all(OpenRequest.class).size() == 2);
            story.timer.advance(Duration.ofMinutes(5));
            assertThat(story.bridge.all(OpenRequest.class)).hasSize(2);
            assertThat(story.bridge.all(UnlinkRequest.class)).hasSize(1);
            assertThat(story.told.lines()).isEmpty();
        }
    }

    @Test
    void the_devices_of_all_nodes_are_known_once_the_bridge_is_up() {
        try (var story = new MultideviceStory(new FakeBridge().away())) {
            assertThat(story.gateway.devices()).isCompletedExceptionally();
            story.bridge.up();
            assertThat(story.gateway.devices().join()).containsExactly(DEVICE);
        }
    }

    @Test
    void an_attempt_that_is_taken_back_while_the_bridge_dies_does_not_come_back() {
        try (var story = new MultideviceStory()) {
            story.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
            story.awaitOpened(1);
            story.bridge.refuseUnlinking();
            story.gateway.unlink(ACCOUNT, 1);
            story.timer.advance(Duration.ofMinutes(5));
            assertThat(story.bridge.all(OpenRequest.class)).hasSize(1);
            assertThat(story.told.lines()).isEmpty();
        }
    }

    @Test
    void a_device_unlinked_while_the_bridge_is_away_is_logged_out_by_the_next() {
        try (var story = new MultideviceStory().connected()) {
            story.bridge.crash();
            story.told.forget();
            story.gateway.unlink(ACCOUNT, 1);
            story.bridge.up();
            story.awaitOpened(2);
            assertThat(story.bridge.all(UnlinkRequest.class)).isEmpty();
            story.says(connection(Connection.State.CONNECTED));
            assertThat(story.bridge.all(UnlinkRequest.class)).hasSize(1);
            assertThat(story.told.lines()).isEmpty();
        }
    }

    @Test
    void a_hundred_devices_connect_eight_at_a_time() {
        try (var story = new MultideviceStory()) {
            for (int i = 0; i < 100; i++) {
                story.gateway.open(new AccountId(new UUID(0, i)), 1, DEVICE, LEASE);
            }
            for (int i = 0; i < 100; i++) {
                var connected = i;
                soon().until(() -> story.bridge.all(OpenRequest.class).size() == Math.min(100, connected + 8));
                var session = story.bridge.all(OpenRequest.class).get(i).getSessionId();
                story.bridge.says(session, connection(Connection.State.CONNECTED));
            }
            assertThat(story.told.lines()).hasSize(100).containsOnly("connectionRestored 1");
        }
    }

    @Test
    void nothing_is_told_after_the_end() {
        var story = new MultideviceStory().connected();
        story.close();
        assertThat(story.told.lines()).isEmpty();
    }
}
