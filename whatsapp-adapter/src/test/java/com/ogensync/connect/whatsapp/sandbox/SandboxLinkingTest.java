package com.ogensync.connect.whatsapp.sandbox;

import static com.ogensync.connect.whatsapp.sandbox.Sandbox.ACCOUNT;
import static com.ogensync.connect.whatsapp.sandbox.Sandbox.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.LinkMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxLinkingTest {

    private static final AccountId OTHER = new AccountId(UUID.fromString("0a1b2c3d-0000-4000-8000-000000000002"));

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new Sandbox(folder);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void qr_codes_have_whatsapps_format() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        assertThat(sandbox.events.lastCode())
                .matches("https://wa\\.me/settings/linked_devices#2@[A-Za-z0-9+/=]{128}(,[A-Za-z0-9+/]{43}=){3},1");
    }

    @Test
    void codes_rotate_after_60_s_and_then_every_20_s_until_six_have_expired() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        var begin = sandbox.clock.instant();
        assertThat(sandbox.events.codes().getFirst().expiresAt()).isEqualTo(begin.plusSeconds(60));
        sandbox.timer.advance(Duration.ofMillis(59_999));
        assertThat(sandbox.events.codes()).hasSize(1);
        sandbox.timer.advance(Duration.ofMillis(1));
        assertThat(sandbox.events.codes()).hasSize(2);
        assertThat(sandbox.events.codes().getLast().expiresAt()).isEqualTo(begin.plusSeconds(80));
        sandbox.timer.advance(Duration.ofSeconds(99));
        assertThat(sandbox.events.codes()).hasSize(6);
        assertThat(sandbox.events.codes()).extracting(RecordedEvents.Code::code).doesNotHaveDuplicates();
        assertThat(sandbox.events.lines()).isEmpty();
        sandbox.timer.advance(Duration.ofSeconds(1));
        assertThat(sandbox.events.lines()).containsExactly("expired 1");
        assertThat(sandbox.network.scan(sandbox.events.lastCode(), PHONE)).isFalse();
    }

    @Test
    void the_current_code_links_and_stops_the_rotation() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        sandbox.timer.advance(Duration.ofSeconds(60));
        assertThat(sandbox.network.scan(sandbox.events.lastCode(), PHONE)).isTrue();
        sandbox.timer.advance(Duration.ofMinutes(10));
        assertThat(sandbox.events.lines()).containsExactly("linked 1 " + PHONE);
        assertThat(sandbox.events.codes()).hasSize(2);
        assertThat(sandbox.events.device()).isEqualTo(PHONE + ":1@s.whatsapp.net");
    }

    @Test
    void expired_unknown_and_used_codes_are_refused() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        var old = sandbox.events.lastCode();
        sandbox.timer.advance(Duration.ofSeconds(60));
        assertThat(sandbox.network.scan(old, PHONE)).isFalse();
        assertThat(sandbox.network.scan("https://wa.me/settings/linked_devices#2@AAAA,B,C,D,1", PHONE))
                .isFalse();
        assertThat(sandbox.network.scan("", PHONE)).isFalse();
        assertThat(sandbox.network.scan(sandbox.events.lastCode(), PHONE)).isTrue();
        assertThat(sandbox.network.scan(sandbox.events.lastCode(), PHONE)).isFalse();
    }

    @Test
    void a_pairing_code_links_the_phone_it_was_issued_for() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.PAIRING_CODE, PHONE);
        var code = sandbox.events.lastCode();
        assertThat(code).matches("[1-9A-HJ-NP-TV-Z]{4}-[1-9A-HJ-NP-TV-Z]{4}");
        assertThat(sandbox.network.typeCode(code, "919876543211")).isFalse();
        assertThat(sandbox.network.scan(code, PHONE)).isFalse();
        assertThat(sandbox.network.typeCode(code, PHONE)).isTrue();
        assertThat(sandbox.events.lines()).containsExactly("linked 1 " + PHONE);
    }

    @Test
    void both_kinds_of_code_are_valid_at_the_same_time_and_the_attempt_ends_with_the_last() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        var qrCode = sandbox.events.lastCode();
        sandbox.timer.advance(Duration.ofSeconds(30));
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.PAIRING_CODE, PHONE);
        assertThat(sandbox.events.codes()).hasSize(2);
        sandbox.timer.advance(Duration.ofSeconds(130));
        assertThat(sandbox.events.lines()).isEmpty();
        assertThat(sandbox.network.scan(qrCode, PHONE)).isFalse();
        sandbox.timer.advance(Duration.ofSeconds(30));
        assertThat(sandbox.events.lines()).containsExactly("expired 1");
    }

    @Test
    void one_phone_may_be_linked_to_several_accounts() {
        sandbox.linked(ACCOUNT, 1, PHONE).linked(OTHER, 1, PHONE);
        assertThat(sandbox.events.device()).isEqualTo(PHONE + ":2@s.whatsapp.net");
        sandbox.network.unlink(PHONE);
        assertThat(sandbox.events.lines())
                .filteredOn("unlinked 1 phone"::equals)
                .hasSize(2);
    }

    @Test
    void a_cancelled_attempt_reports_nothing() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        var code = sandbox.events.lastCode();
        sandbox.gateway.unlink(ACCOUNT, 1);
        assertThat(sandbox.network.scan(code, PHONE)).isFalse();
        sandbox.timer.advance(Duration.ofMinutes(5));
        assertThat(sandbox.events.codes()).hasSize(1);
        assertThat(sandbox.events.lines()).isEmpty();
    }

    @Test
    void without_network_no_code_is_issued_or_accepted() {
        sandbox.network.network(false);
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        assertThat(sandbox.events.codes()).isEmpty();
        sandbox.network.network(true);
        assertThat(sandbox.events.codes()).hasSize(1);
        sandbox.network.network(false);
        assertThat(sandbox.network.scan(sandbox.events.lastCode(), PHONE)).isFalse();
    }
}
