package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.LinkMethod;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.api.session.query.AwaitLinkCode;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.api.session.query.LinkCode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkingTest {

    private static final String PHONE = "919876543210";

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    @AfterEach
    void stop() {
        node.databaseUnavailable(false);
        node.close();
    }

    @Test
    void the_first_code_is_stored_before_it_is_shown() {
        var answer = node.code(null).thenApply(code -> {
            assertThat(node.sessionEvents()).containsExactly("LinkRequested 1", "QrIssued 1");
            return code;
        });
        awaitCall("link 1 QR");
        issue(1, "qr-1");
        var code = answer.join();
        assertThat(code.status()).isEqualTo(ConnectionStatus.QR_READY);
        assertThat(code.code()).isEqualTo("qr-1");
        assertThat(code.expiresAt()).isEqualTo(node.clock.instant().plusSeconds(60));
    }

    @Test
    void a_request_always_returns_the_current_code() {
        var first = node.code(null);
        awaitCall("link 1 QR");
        issue(1, "qr-1");
        assertThat(first.join().code()).isEqualTo("qr-1");
        issue(1, "qr-2");
        await().until(() -> "qr-2".equals(node.code(null).join().code()));
        assertThat(node.sessionEvents()).containsExactly("LinkRequested 1", "QrIssued 1");
        assertThat(gateway.calls()).containsOnlyOnce("link 1 QR");
    }

    @Test
    void an_expired_code_is_not_shown() {
        var first = node.code(null);
        awaitCall("link 1 QR");
        issue(1, "qr-1");
        first.join();
        node.clock.move(Duration.ofSeconds(60));
        var next = node.code(null);
        issue(1, "qr-2");
        assertThat(next.join().code()).isEqualTo("qr-2");
    }

    @Test
    void without_a_code_in_time_the_status_is_connecting() {
        var answer = node.ask(new AwaitLinkCode(ACCOUNT, null, Duration.ofMillis(20)), LinkCode.class);
        assertThat(answer.join()).isEqualTo(new LinkCode(ConnectionStatus.CONNECTING, null, null));
    }

    @Test
    void a_linked_device_needs_no_code() {
        node.linked(gateway);
        assertThat(node.code(null).join()).isEqualTo(new LinkCode(ConnectionStatus.CONNECTED, null, null));
    }

    @Test
    void a_request_waiting_for_a_code_returns_when_the_device_is_linked() {
        var answer = node.code(null);
        awaitCall("link 1 QR");
        gateway.events().linked(ACCOUNT, 1, PHONE, "device-1").join();
        assertThat(answer.join().status()).isEqualTo(ConnectionStatus.CONNECTED);
    }

    @Test
    void a_pairing_code_and_a_qr_code_are_valid_at_the_same_time() {
        var qrCode = node.code(null);
        awaitCall("link 1 QR");
        issue(1, "qr-1");
        assertThat(qrCode.join().code()).isEqualTo("qr-1");
        var pairingCode = node.code(PHONE);
        awaitCall("link 1 PAIRING_CODE " + PHONE);
        gateway.events().codeIssued(ACCOUNT, 1, LinkMethod.PAIRING_CODE, "ABCD-EFGH", inAMinute());
        assertThat(pairingCode.join().code()).isEqualTo("ABCD-EFGH");
        assertThat(node.code(null).join().code()).isEqualTo("qr-1");
    }

    @Test
    void another_phone_gets_its_own_pairing_code() {
        var first = node.code(PHONE);
        awaitCall("link 1 PAIRING_CODE " + PHONE);
        gateway.events().codeIssued(ACCOUNT, 1, LinkMethod.PAIRING_CODE, "ABCD-EFGH", inAMinute());
        first.join();
        var second = node.code("919876543299");
        awaitCall("link 1 PAIRING_CODE 919876543299");
        gateway.events().codeIssued(ACCOUNT, 1, LinkMethod.PAIRING_CODE, "JKLM-NPQR", inAMinute());
        assertThat(second.join().code()).isEqualTo("JKLM-NPQR");
    }

    @Test
    void unused_codes_end_the_attempt_and_the_next_request_starts_another() {
        var first = node.code(null);
        awaitCall("link 1 QR");
        gateway.events().linkExpired(ACCOUNT, 1).join();
        assertThat(first.join().status()).isEqualTo(ConnectionStatus.CONNECTING);
        var second = node.code(null);
        awaitCall("link 2 QR");
        issue(2, "qr-2");
        assertThat(second.join().code()).isEqualTo("qr-2");
        assertThat(node.sessionEvents())
                .containsExactly("LinkRequested 1", "LinkExpired 1", "LinkRequested 2", "QrIssued 2");
    }

    @Test
    void a_code_of_an_earlier_attempt_is_not_shown() {
        var first = node.code(null);
        awaitCall("link 1 QR");
        gateway.events().linkExpired(ACCOUNT, 1).join();
        first.join();
        var second = node.code(null);
        awaitCall("link 2 QR");
        issue(1, "old");
        issue(2, "new");
        assertThat(second.join().code()).isEqualTo("new");
    }

    @Test
    void after_a_crash_the_gateway_restarts_the_same_attempt() {
        node.requestLink();
        var second = new ScriptedGateway();
        try (var restarted = node.restarted(second)) {
            var answer = restarted.code(null);
            await().until(() -> second.calls().contains("link 1 QR"));
            second.events().codeIssued(ACCOUNT, 1, LinkMethod.QR, "qr-1", inAMinute());
            assertThat(answer.join().code()).isEqualTo("qr-1");
        }
    }

    @Test
    void a_link_after_its_attempt_was_cancelled_is_unlinked_again() {
        var answer = node.code(null);
        awaitCall("link 1 QR");
        node.configuration
                .commandGateway()
                .sendAndWait(new UnlinkWhatsApp(new SessionId(ACCOUNT), Actor.USER, node.clock.instant()));
        gateway.events().linked(ACCOUNT, 1, PHONE, "device-1").join();
        answer.join();
        assertThat(node.sessionEvents()).containsExactly("LinkRequested 1", "LinkExpired 1");
        assertThat(gateway.calls()).filteredOn("unlink 1"::equals).hasSize(2);
        assertThat(node.state().linked()).isFalse();
    }

    @Test
    void no_code_is_shown_while_nothing_can_be_stored() {
        var answer = node.code(null);
        awaitCall("link 1 QR");
        node.databaseUnavailable(true);
        issue(1, "qr-1");
        await().during(Duration.ofMillis(150)).until(() -> !answer.isDone());
        node.databaseUnavailable(false);
        assertThat(answer.join().code()).isEqualTo("qr-1");
    }

    @Test
    void a_shutdown_ends_the_attempt_because_its_codes_are_lost() {
        var _ = node.code(null);
        awaitCall("link 1 QR");
        node.close();
        assertThat(node.sessionEvents()).containsExactly("LinkRequested 1", "LinkExpired 1");
    }

    private void issue(long link, String code) {
        gateway.events().codeIssued(ACCOUNT, link, LinkMethod.QR, code, inAMinute());
    }

    private Instant inAMinute() {
        return node.clock.instant().plusSeconds(60);
    }

    private void awaitCall(String call) {
        await().until(() -> gateway.calls().contains(call));
    }
}
