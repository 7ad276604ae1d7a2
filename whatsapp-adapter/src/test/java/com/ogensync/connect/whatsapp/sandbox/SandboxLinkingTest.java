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
    void codes_look_like_those_of_whatsapp() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        assertThat(sandbox.heard.lastCode())
                .matches("https://wa\\.me/settings/linked_devices#2@[A-Za-z0-9+/=]{128}(,[A-Za-z0-9+/]{43}=){3},1");
    }

    @Test
    void codes_rotate_after_60_s_and_then_every_20_s_until_six_are_used_up() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        var begin = sandbox.clock.instant();
        assertThat(sandbox.heard.codes().getFirst().expiresAt()).isEqualTo(begin.plusSeconds(60));
        sandbox.timer.advance(Duration.ofMillis(59_999));
        assertThat(sandbox.heard.codes()).hasSize(1);
        sandbox.timer.advance(Duration.ofMillis(1));
        assertThat(sandbox.heard.codes()).hasSize(2);
        assertThat(sandbox.heard.codes().getLast().expiresAt()).isEqualTo(begin.plusSeconds(80));
        sandbox.timer.advance(Duration.ofSeconds(99));
        assertThat(sandbox.heard.codes()).hasSize(6);
        assertThat(sandbox.heard.codes()).extracting(Heard.Code::code).doesNotHaveDuplicates();
        assertThat(sandbox.heard.story()).isEmpty();
        sandbox.timer.advance(Duration.ofSeconds(1));
        assertThat(sandbox.heard.story()).containsExactly("expired 1");
        assertThat(sandbox.network.scan(sandbox.heard.lastCode(), PHONE)).isFalse();
    }

    @Test
    void the_current_code_links_and_stops_the_rotation() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        sandbox.timer.advance(Duration.ofSeconds(60));
        assertThat(sandbox.network.scan(sandbox.heard.lastCode(), PHONE)).isTrue();
        sandbox.timer.advance(Duration.ofMinutes(10));
        assertThat(sandbox.heard.story()).containsExactly("linked 1 " + PHONE);
        assertThat(sandbox.heard.codes()).hasSize(2);
        assertThat(sandbox.heard.device()).isEqualTo(PHONE + ":1@s.whatsapp.net");
    }

    @Test
    void an_old_an_unknown_and_a_used_code_are_refused() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        var old = sandbox.heard.lastCode();
        sandbox.timer.advance(Duration.ofSeconds(60));
        assertThat(sandbox.network.scan(old, PHONE)).isFalse();
        assertThat(sandbox.network.scan("https://wa.me/settings/linked_devices#2@AAAA,B,C,D,1", PHONE))
                .isFalse();
        assertThat(sandbox.network.scan("", PHONE)).isFalse();
        assertThat(sandbox.network.scan(sandbox.heard.lastCode(), PHONE)).isTrue();
        assertThat(sandbox.network.scan(sandbox.heard.lastCode(), PHONE)).isFalse();
    }

    @Test
    void a_pairing_code_links_the_phone_it_was_made_for() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.PAIRING_CODE, PHONE);
        var code = sandbox.heard.lastCode();
        assertThat(code).matches("[1-9A-HJ-NP-TV-Z]{4}-[1-9A-HJ-NP-TV-Z]{4}");
        assertThat(sandbox.network.typeCode(code, "919876543211")).isFalse();
        assertThat(sandbox.network.scan(code, PHONE)).isFalse();
        assertThat(sandbox.network.typeCode(code, PHONE)).isTrue();
        assertThat(sandbox.heard.story()).containsExactly("linked 1 " + PHONE);
    }

    @Test
    void both_kinds_of_code_stand_side_by_side_and_the_attempt_ends_with_the_last() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        var picture = sandbox.heard.lastCode();
        sandbox.timer.advance(Duration.ofSeconds(30));
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.PAIRING_CODE, PHONE);
        assertThat(sandbox.heard.codes()).hasSize(2);
        sandbox.timer.advance(Duration.ofSeconds(130));
        assertThat(sandbox.heard.story()).isEmpty();
        assertThat(sandbox.network.scan(picture, PHONE)).isFalse();
        sandbox.timer.advance(Duration.ofSeconds(30));
        assertThat(sandbox.heard.story()).containsExactly("expired 1");
    }

    @Test
    void one_phone_may_be_linked_to_several_accounts() {
        sandbox.linked(ACCOUNT, 1, PHONE).linked(OTHER, 1, PHONE);
        assertThat(sandbox.heard.device()).isEqualTo(PHONE + ":2@s.whatsapp.net");
        sandbox.network.unlink(PHONE);
        assertThat(sandbox.heard.story()).filteredOn("unlinked 1 phone"::equals).hasSize(2);
    }

    @Test
    void an_attempt_that_is_taken_back_ends_in_silence() {
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        var code = sandbox.heard.lastCode();
        sandbox.gateway.unlink(ACCOUNT, 1);
        assertThat(sandbox.network.scan(code, PHONE)).isFalse();
        sandbox.timer.advance(Duration.ofMinutes(5));
        assertThat(sandbox.heard.codes()).hasSize(1);
        assertThat(sandbox.heard.story()).isEmpty();
    }

    @Test
    void without_network_no_code_comes_and_none_is_taken() {
        sandbox.network.network(false);
        sandbox.gateway.link(ACCOUNT, 1, LinkMethod.QR, null);
        assertThat(sandbox.heard.codes()).isEmpty();
        sandbox.network.network(true);
        assertThat(sandbox.heard.codes()).hasSize(1);
        sandbox.network.network(false);
        assertThat(sandbox.network.scan(sandbox.heard.lastCode(), PHONE)).isFalse();
    }
}
