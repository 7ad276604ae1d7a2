package com.ogensync.connect.whatsapp.multidevice;

import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.ACCOUNT;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.DEVICE;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.LEASE;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.SESSION;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.connection;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceStory.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.bridge.v1.Connection;
import com.ogensync.connect.bridge.v1.Ended;
import com.ogensync.connect.bridge.v1.OpenRequest;
import com.ogensync.connect.bridge.v1.PasskeyAnswer;
import com.ogensync.connect.bridge.v1.PasskeyStep;
import com.ogensync.connect.bridge.v1.Reason;
import com.ogensync.connect.bridge.v1.RenewLeaseRequest;
import com.ogensync.connect.bridge.v1.SessionEvent;
import com.ogensync.connect.whatsapp.gateway.SessionLease;
import io.grpc.Status;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a connection ends, and what follows. */
class MultideviceEndsTest {

    private static final long UNTIL = 1_767_409_445_000L;

    private final MultideviceStory story = new MultideviceStory().connected();

    @AfterEach
    void stop() {
        story.close();
    }

    @ParameterizedTest
    @CsvSource({
        "DISCONNECTED, NETWORK,            NETWORK,  false",
        "DISCONNECTED, SERVER,             NETWORK,  false",
        "DISCONNECTED, KEEP_ALIVE,         NETWORK,  false",
        "DISCONNECTED, STORAGE,            NETWORK,  false",
        "DISCONNECTED, TEMPORARILY_BANNED, PAUSED,   true",
        "DISCONNECTED, RATE_LIMITED,       PAUSED,   true",
        "STOPPED,      REPLACED,           REPLACED, false",
        "STOPPED,      LOCKED,             LOCKED,   false",
        "STOPPED,      BANNED,             BANNED,   false",
        "STOPPED,      OUTDATED,           OUTDATED, false",
    })
    void an_end_is_told_with_its_reason(Connection.State state, Reason reason, LossReason told, boolean until) {
        story.says(SessionEvent.newBuilder()
                .setConnection(Connection.newBuilder()
                        .setState(state)
                        .setReason(reason)
                        .setUntilMillis(reason == Reason.TEMPORARILY_BANNED ? UNTIL : 0)
                        .setRetryAtMillis(state == Connection.State.DISCONNECTED ? UNTIL : 0)));
        assertThat(story.told.lines())
                .containsExactly("connectionLost 1 " + told + " " + (until ? "2026-01-03T03:04:05Z" : "null"));
        assertThat(story.send("3EB01").join()).hasToString("NotSent[]");
    }

    @ParameterizedTest
    @CsvSource({"REPLACED", "LOCKED", "BANNED", "OUTDATED"})
    void a_device_that_was_stopped_is_left_alone_and_counted(LossReason reason) {
        story.says(SessionEvent.newBuilder()
                .setConnection(Connection.newBuilder()
                        .setState(Connection.State.STOPPED)
                        .setReason(Reason.valueOf(reason.name()))));
        story.timer.advance(Duration.ofDays(1));
        story.gateway.renew(ACCOUNT, new SessionLease(7, Duration.ofSeconds(15)));
        assertThat(story.bridge.all(OpenRequest.class)).hasSize(1);
        assertThat(story.gateway.stopped(reason)).isEqualTo(1);
    }

    @Test
    void what_nobody_knows_better_about_is_tried_again_in_an_hour() {
        story.says(SessionEvent.newBuilder()
                .setConnection(Connection.newBuilder()
                        .setState(Connection.State.STOPPED)
                        .setReason(Reason.ENGINE)
                        .setEngineCode("418")));
        assertThat(story.told.lines()).containsExactly("connectionLost 1 PAUSED 2026-01-02T04:04:05.678Z");
        story.timer.advance(Duration.ofMinutes(59));
        assertThat(story.bridge.all(OpenRequest.class)).hasSize(1);
        story.timer.advance(Duration.ofMinutes(1));
        soon().until(() -> story.bridge.all(OpenRequest.class).size() == 2);
    }

    @Test
    void a_device_that_the_phone_removed_is_unlinked() {
        story.says(ended(Ended.Cause.UNLINKED_BY_PHONE));
        assertThat(story.told.lines()).containsExactly("unlinked 1 phone");
        story.timer.advance(Duration.ofDays(1));
        assertThat(story.bridge.all(OpenRequest.class)).hasSize(1);
    }

    @Test
    void a_device_whose_keys_are_gone_is_unlinked_by_us() {
        story.bridge.breaks(SESSION, Status.NOT_FOUND);
        assertThat(story.told.lines()).containsExactly("unlinked 1 system");
    }

    @Test
    void a_lost_lease_is_the_new_owners_business_until_it_comes_back() {
        story.says(ended(Ended.Cause.LEASE_TAKEN));
        story.timer.advance(Duration.ofMinutes(5));
        assertThat(story.told.lines()).isEmpty();
        assertThat(story.send("3EB01").join()).hasToString("NotSent[]");
        story.gateway.renew(ACCOUNT, new SessionLease(9, Duration.ofSeconds(15)));
        assertThat(story.awaitOpened(2).getLease().getEpoch()).isEqualTo(9);
    }

    @Test
    void a_newer_lease_elsewhere_opens_nothing() {
        story.bridge.refuse(Status.FAILED_PRECONDITION);
        story.bridge.breaks(SESSION, Status.UNAVAILABLE);
        soon().until(() -> {
            story.timer.advance(Duration.ofSeconds(1));
            return story.bridge.all(OpenRequest.class).size() == 2;
        });
        story.timer.advance(Duration.ofMinutes(5));
        assertThat(story.bridge.all(OpenRequest.class)).hasSize(2);
    }

    @Test
    void a_renewed_lease_reaches_the_bridge() {
        story.gateway.renew(ACCOUNT, new SessionLease(8, Duration.ofSeconds(15)));
        var renewed = story.bridge.awaitLast(RenewLeaseRequest.class);
        assertThat(renewed.getLease().getEpoch()).isEqualTo(8);
        assertThat(renewed.getLease().getValidForMillis()).isEqualTo(15_000);
    }

    @Test
    void a_crash_of_the_bridge_makes_what_was_under_way_unknown_and_opens_the_session_again() {
        var sending = story.send("3EB01");
        story.bridge.crash();
        assertThat(sending.join()).hasToString("Unknown[]");
        assertThat(story.told.lines()).containsExactly("connectionLost 1 NETWORK null");
        assertThat(story.send("3EB02").join()).hasToString("NotSent[]");
        story.bridge.up();
        var again = story.awaitOpened(2);
        assertThat(again.getDevice()).isEqualTo(DEVICE);
        assertThat(again.getLease().getEpoch()).isEqualTo(LEASE.epoch());
        story.says(connection(Connection.State.CONNECTED));
        assertThat(story.told.lines()).last().isEqualTo("connectionRestored 1");
    }

    @Test
    void a_device_that_nothing_is_heard_of_is_not_connected() {
        try (var silent = new MultideviceStory(new FakeBridge().away())) {
            silent.gateway.open(ACCOUNT, 1, DEVICE, LEASE);
            silent.timer.advance(Duration.ofSeconds(14));
            assertThat(silent.told.lines()).isEmpty();
            silent.timer.advance(Duration.ofMinutes(1));
            assertThat(silent.told.lines()).containsExactly("connectionLost 1 NETWORK null");
        }
    }

    @Test
    void a_passkey_that_whatsapp_wants_is_a_state_and_its_answer_is_passed_on() {
        story.says(SessionEvent.newBuilder().setPasskey(PasskeyStep.newBuilder().setRequestJson("{}")));
        assertThat(story.told.lines())
                .containsExactly("passkeyWanted 1 {} null", "connectionLost 1 PASSKEY_REQUIRED null");
        assertThat(story.gateway.answerPasskey(ACCOUNT, 1, "answer").join()).isTrue();
        assertThat(story.bridge.awaitLast(PasskeyAnswer.class).getResponseJson())
                .isEqualTo("answer");
        assertThat(story.gateway.answerPasskey(ACCOUNT, 1, "").join()).isFalse();
        assertThat(story.gateway.answerPasskey(ACCOUNT, 2, "answer").join()).isFalse();
        story.says(SessionEvent.newBuilder().setPasskey(PasskeyStep.newBuilder().setConfirmationCode("ABCD-EFGH")));
        assertThat(story.told.lines()).contains("passkeyWanted 1 null ABCD-EFGH");
        assertThat(story.gateway.confirmPasskey(ACCOUNT, 1).join()).isTrue();
        story.bridge.crash();
        assertThat(story.gateway.confirmPasskey(ACCOUNT, 1).join()).isFalse();
    }

    private static SessionEvent.Builder ended(Ended.Cause cause) {
        return SessionEvent.newBuilder().setEnded(Ended.newBuilder().setCause(cause));
    }
}
