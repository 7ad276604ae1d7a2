package com.ogensync.connect.reliability.attacks.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import com.ogensync.connect.reliability.audit.StoredEvent;
import com.ogensync.connect.reliability.child.Account;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Checks the checker with planted faults and with correct input. */
class TrespassTest {

    private static final Tenant BOB = new Tenant(
            new Account("bobs-id", "bobs.jwt", "919000000001"),
            "bobs-token",
            List.of(new Tenant.Sent("3EB0A", "key", "{}"), new Tenant.Sent("3EB0B", "key-2", "{}")),
            Map.of(),
            "place");

    private static WireAnswer answer(int status, Map<String, String> headers, String body) {
        return WireAnswer.of(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_response_without_data_of_the_other_account_is_no_read() {
        assertThat(Trespass.reads(answer(404, Map.of(), "{\"success\":false}"), BOB))
                .isEmpty();
    }

    @Test
    void each_secret_in_a_body_or_header_is_a_read() {
        for (var secret : BOB.secrets()) {
            assertThat(Trespass.reads(answer(200, Map.of(), "[\"" + secret + "\"]"), BOB))
                    .containsExactly(secret);
        }
        assertThat(Trespass.reads(answer(404, Map.of("location", "/api/messages/3EB0A"), ""), BOB))
                .containsExactly("3EB0A");
    }

    @Test
    void a_replay_of_or_a_conflict_with_the_other_account_is_a_read() {
        assertThat(Trespass.replays(answer(200, Map.of(), "{}"), BOB)).isEmpty();
        assertThat(Trespass.replays(answer(200, Map.of("idempotent-replayed", "true"), "{}"), BOB))
                .isNotEmpty();
        assertThat(Trespass.replays(answer(409, Map.of(), "{}"), BOB)).isNotEmpty();
        assertThat(Trespass.replays(answer(200, Map.of(), "3EB0B"), BOB)).isNotEmpty();
    }

    @Test
    void an_event_by_another_accounts_token_is_a_write() {
        var own = event("bobs-token");
        var foreign = event("eves-token");
        var tokens = Map.of("bobs-id", Set.of("bobs-token"));

        assertThat(Trespass.writes(List.of(own, foreign), tokens)).containsExactly(foreign);
        assertThat(Trespass.writes(List.of(own), Map.of())).containsExactly(own);
    }

    private static StoredEvent event(String token) {
        var payload = JsonMapper.builder().build().readTree("{\"tokenId\":\"" + token + "\"}");
        return new StoredEvent("account:bobs-id", 1, "CoinDebited", payload);
    }
}
