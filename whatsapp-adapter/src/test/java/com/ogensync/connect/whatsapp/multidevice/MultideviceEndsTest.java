package com.ogensync.connect.whatsapp.multidevice;

import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.ACCOUNT;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.DEVICE;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.LEASE;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.SESSION;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.awaitSoon;
import static com.ogensync.connect.whatsapp.multidevice.MultideviceFixture.connection;
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

/** The consequences of every kind of connection end. */
class MultideviceEndsTest {

    private static final long UNTIL = 1_767_409_445_000L;

    private final MultideviceFixture fixture = new MultideviceFixture().connected();

    @AfterEach
    void stop() {
        fixture.close();
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
    void the_end_of_a_connection_is_reported_with_its_reason(
            Connection.State state, Reason reason, LossReason reported, boolean until) {
        fixture.emit(SessionEvent.newBuilder()
                .setConnection(Connection.newBuilder()
                        .setState(state)
                        .setReason(reason)
                        .setUntilMillis(reason == Reason.TEMPORARILY_BANNED ? UNTIL : 0)
                        .setRetryAtMillis(state == Connection.State.DISCONNECTED ? UNTIL : 0)));
        assertThat(fixture.events.lines())
                .containsExactly("connectionLost 1 " + reported + " " + (until ? "2026-01-03T03:04:05Z" : "null"));
        assertThat(fixture.send("3EB01").join()).hasToString("NotSent[]");
    }

    @ParameterizedTest
    @CsvSource({"REPLACED", "LOCKED", "BANNED", "OUTDATED"})
    void a_stopped_device_is_not_reopened_and_is_counted(LossReason reason) {
        fixture.emit(SessionEvent.newBuilder()
                .setConnection(Connection.newBuilder()
                        .setState(Connection.State.STOPPED)
                        .setReason(Reason.valueOf(reason.name()))));
        fixture.timer.advance(Duration.ofDays(1));
        fixture.gateway.renew(ACCOUNT, new SessionLease(7, Duration.ofSeconds(15)));
        assertThat(fixture.bridge.all(OpenRequest.class)).hasSize(1);
        assertThat(fixture.gateway.stopped(reason)).isEqualTo(1);
    }

    @Test
    void a_stop_with_an_unknown_code_is_retried_after_an_hour() {
        fixture.emit(SessionEvent.newBuilder()
                .setConnection(Connection.newBuilder()
                        .setState(Connection.State.STOPPED)
                        .setReason(Reason.ENGINE)
                        .setEngineCode("418")));
        assertThat(fixture.events.lines()).containsExactly("connectionLost 1 PAUSED 2026-01-02T04:04:05.678Z");
        fixture.timer.advance(Duration.ofMinutes(59));
        assertThat(fixture.bridge.all(OpenRequest.class)).hasSize(1);
        fixture.timer.advance(Duration.ofMinutes(1));
        awaitSoon().until(() -> fixture.bridge.all(OpenRequest.class).size() == 2);
    }

    @Test
    void a_device_that_the_phone_removed_is_unlinked() {
        fixture.emit(ended(Ended.Cause.UNLINKED_BY_PHONE));
        assertThat(fixture.events.lines()).containsExactly("unlinked 1 phone");
        fixture.timer.advance(Duration.ofDays(1));
        assertThat(fixture.bridge.all(OpenRequest.class)).hasSize(1);
    }

    @Test
    void a_device_without_keys_is_unlinked_by_us() {
        fixture.bridge.breakStream(SESSION, Status.NOT_FOUND);
        assertThat(fixture.events.lines()).containsExactly("unlinked 1 system");
    }

    @Test
    void after_the_loss_of_its_lease_a_session_is_silent_until_a_newer_lease() {
        fixture.emit(ended(Ended.Cause.LEASE_TAKEN));
        fixture.timer.advance(Duration.ofMinutes(5));
        assertThat(fixture.events.lines()).isEmpty();
        assertThat(fixture.send("3EB01").join()).hasToString("NotSent[]");
        fixture.gateway.renew(ACCOUNT, new SessionLease(9, Duration.ofSeconds(15)));
        assertThat(fixture.awaitOpened(2).getLease().getEpoch()).isEqualTo(9);
    }

    @Test
    void a_session_whose_lease_another_node_has_is_not_reopened() {
        fixture.bridge.refuse(Status.FAILED_PRECONDITION);
        fixture.bridge.breakStream(SESSION, Status.UNAVAILABLE);
        awaitSoon().until(() -> {
            fixture.timer.advance(Duration.ofSeconds(1));
            return fixture.bridge.all(OpenRequest.class).size() == 2;
        });
        fixture.timer.advance(Duration.ofMinutes(5));
        assertThat(fixture.bridge.all(OpenRequest.class)).hasSize(2);
    }

    @Test
    void a_renewed_lease_reaches_the_bridge() {
        fixture.gateway.renew(ACCOUNT, new SessionLease(8, Duration.ofSeconds(15)));
        var renewed = fixture.bridge.awaitLast(RenewLeaseRequest.class);
        assertThat(renewed.getLease().getEpoch()).isEqualTo(8);
        assertThat(renewed.getLease().getValidForMillis()).isEqualTo(15_000);
    }

    @Test
    void a_crash_of_the_bridge_makes_pending_outcomes_unknown_and_reopens_the_session() {
        var sending = fixture.send("3EB01");
        fixture.bridge.crash();
        assertThat(sending.join()).hasToString("Unknown[]");
        assertThat(fixture.events.lines()).containsExactly("connectionLost 1 NETWORK null");
        assertThat(fixture.send("3EB02").join()).hasToString("NotSent[]");
        fixture.bridge.up();
        var again = fixture.awaitOpened(2);
        assertThat(again.getDevice()).isEqualTo(DEVICE);
        assertThat(again.getLease().getEpoch()).isEqualTo(LEASE.epoch());
        fixture.emit(connection(Connection.State.CONNECTED));
        assertThat(fixture.events.lines()).last().isEqualTo("connectionRestored 1");
    }

    @Test
    void a_device_without_any_report_is_reported_as_disconnected() {
        try (var silent = new MultideviceFixture(new FakeBridge().startedManually())) {
            silent.gateway.open(ACCOUNT, 1, DEVICE, LEASE);
            silent.timer.advance(Duration.ofSeconds(14));
            assertThat(silent.events.lines()).isEmpty();
            silent.timer.advance(Duration.ofMinutes(1));
            assertThat(silent.events.lines()).containsExactly("connectionLost 1 NETWORK null");
        }
    }

    @Test
    void a_passkey_request_is_reported_as_a_state_and_its_response_is_passed_on() {
        fixture.emit(
                SessionEvent.newBuilder().setPasskey(PasskeyStep.newBuilder().setRequestJson("{}")));
        assertThat(fixture.events.lines())
                .containsExactly("passkeyWanted 1 {} null", "connectionLost 1 PASSKEY_REQUIRED null");
        assertThat(fixture.gateway.answerPasskey(ACCOUNT, 1, "answer").join()).isTrue();
        assertThat(fixture.bridge.awaitLast(PasskeyAnswer.class).getResponseJson())
                .isEqualTo("answer");
        assertThat(fixture.gateway.answerPasskey(ACCOUNT, 1, "").join()).isFalse();
        assertThat(fixture.gateway.answerPasskey(ACCOUNT, 2, "answer").join()).isFalse();
        fixture.emit(
                SessionEvent.newBuilder().setPasskey(PasskeyStep.newBuilder().setConfirmationCode("ABCD-EFGH")));
        assertThat(fixture.events.lines()).contains("passkeyWanted 1 null ABCD-EFGH");
        assertThat(fixture.gateway.confirmPasskey(ACCOUNT, 1).join()).isTrue();
        fixture.bridge.crash();
        assertThat(fixture.gateway.confirmPasskey(ACCOUNT, 1).join()).isFalse();
    }

    private static SessionEvent.Builder ended(Ended.Cause cause) {
        return SessionEvent.newBuilder().setEnded(Ended.newBuilder().setCause(cause));
    }
}
