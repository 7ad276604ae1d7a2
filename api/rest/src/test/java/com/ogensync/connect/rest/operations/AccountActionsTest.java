package com.ogensync.connect.rest.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.command.CorrectCoins;
import com.ogensync.connect.api.account.command.DisableAccount;
import com.ogensync.connect.api.account.command.GrantCoins;
import com.ogensync.connect.api.account.command.ReissueToken;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.operator.OperatorReceipt;
import com.ogensync.connect.api.operator.command.ActOnAccount;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.World;
import com.ogensync.connect.rest.security.Credential;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operator actions on accounts. */
class AccountActionsTest {

    private final OperatorFixture fixture = new OperatorFixture();
    private final Edge edge = fixture.edge;
    private final String ada = fixture.ada;
    private final Edge.Caller user = fixture.user;
    private final String path = fixture.path;

    @Test
    void a_grant_names_its_operator_token_request_and_sealed_reason() {
        var reply =
                edge.post(path + "/grants", ada, "{\"amount\":50,\"reason\":\"Outage\"}", "X-Request-Id", "req-ops-1");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"success\":true,\"data\":{\"entry\":2,\"credits\":150}}");
        var command = edge.world().last(ActOnAccount.class);
        var grant = (GrantCoins) command.wish();
        assertThat(grant.amount()).isEqualTo(50);
        assertThat(grant.cause().by().value()).isEqualTo("operator:ada");
        assertThat(grant.cause().tokenId()).isEqualTo(command.tokenId());
        assertThat(grant.cause().requestId().value()).isEqualTo("req-ops-1");
        assertThat(edge.vault().open(command.reason())).contains("Outage");
        assertThat(command.once()).isNull();
    }

    @Test
    void a_key_identifies_one_operation_and_the_fingerprint_distinguishes_its_bodies() {
        var once = grantUnder("key-1", 50);

        assertThat(grantUnder("key-1", 50)).isEqualTo(once);
        assertThat(grantUnder("key-1", 51).operationId()).isEqualTo(once.operationId());
        assertThat(grantUnder("key-1", 51).fingerprint()).isNotEqualTo(once.fingerprint());
        assertThat(grantUnder("key-2", 50).operationId()).isNotEqualTo(once.operationId());
    }

    @Test
    void a_replayed_grant_is_marked() {
        edge.world().on(ActOnAccount.class, _ -> new OperatorReceipt(2, new Coins(150), true));
        var reply = edge.post(path + "/grants", ada, "{\"amount\":50,\"reason\":\"x\"}", "Idempotency-Key", "k");

        assertThat(reply.header("Idempotent-Replayed")).isEqualTo("true");
        edge.world().on(ActOnAccount.class, _ -> {
            throw World.refused(Refusal.IDEMPOTENCY_KEY_REUSED);
        });
        edge.post(path + "/grants", ada, "{\"amount\":51,\"reason\":\"x\"}", "Idempotency-Key", "k")
                .failedWith(409);
    }

    private ActOnAccount.Once grantUnder(String key, int amount) {
        var body = "{\"amount\":" + amount + ",\"reason\":\"x\"}";
        assertThat(edge.post(path + "/grants", ada, body, "Idempotency-Key", key)
                        .status())
                .isEqualTo(200);
        return Objects.requireNonNull(edge.world().last(ActOnAccount.class).once());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grants | {\"amount\":0,\"reason\":\"x\"}",
                "grants | {\"amount\":-1,\"reason\":\"x\"}",
                "grants | {\"amount\":1000001,\"reason\":\"x\"}",
                "grants | {\"amount\":99999999999999999999,\"reason\":\"x\"}",
                "grants | {\"amount\":1.5,\"reason\":\"x\"}",
                "grants | {\"amount\":\"5\",\"reason\":\"x\"}",
                "grants | {\"amount\":5}",
                "grants | {\"amount\":5,\"reason\":\" \"}",
                "corrections | {\"entry\":1,\"amount\":0,\"reason\":\"x\"}",
                "corrections | {\"entry\":1,\"amount\":-1000001,\"reason\":\"x\"}",
                "corrections | {\"entry\":0,\"amount\":1,\"reason\":\"x\"}",
                "corrections | {\"amount\":1,\"reason\":\"x\"}",
                "tokens | {}",
                "disable | {\"reason\":7}",
                "enable | []"
            })
    void bad_input_sends_no_command(String action, String body) {
        edge.post(path + "/" + action, ada, body).failedWith(400);
        assertThat(edge.world().count(ActOnAccount.class)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-4000-8000-000000000009", "1", "x"})
    void an_unknown_account_is_404(String id) {
        edge.post("/ops/accounts/" + id + "/disable", ada, OperatorFixture.REASON)
                .failedWith(404);
        edge.get("/ops/accounts/" + id, ada).failedWith(404);
        edge.post("/ops/sessions/" + id + "/unlink", ada, OperatorFixture.REASON)
                .failedWith(404);
        assertThat(edge.world().received()).isEmpty();
    }

    @Test
    void a_correction_may_deduct_coins_but_not_below_zero() {
        edge.post(path + "/corrections", ada, "{\"entry\":1,\"amount\":-7,\"reason\":\"x\"}");
        assertThat(((CorrectCoins) edge.world().last(ActOnAccount.class).wish()).amount())
                .isEqualTo(-7);

        edge.world().on(ActOnAccount.class, _ -> {
            throw World.refused(Refusal.BALANCE_BELOW_ZERO);
        });
        edge.post(path + "/corrections", ada, "{\"entry\":1,\"amount\":-7,\"reason\":\"x\"}")
                .failedWith(409);
    }

    @Test
    void a_disabled_account_is_403_as_soon_as_the_request_is_answered() {
        edge.world().shows(FindBalance.class, null);
        assertThat(edge.get("/api/credits", user).status()).isEqualTo(200);
        edge.world().on(ActOnAccount.class, command -> {
            assertThat(command.wish()).isInstanceOf(DisableAccount.class);
            edge.world().put(new Credential(user.id(), user.account(), Set.of(Scope.API), false, true));
            return new OperatorReceipt(1, new Coins(100), false);
        });

        assertThat(edge.post(path + "/disable", ada, OperatorFixture.REASON).status())
                .isEqualTo(200);
        edge.get("/api/credits", user).failedWith(403);
    }

    @Test
    void a_reissued_token_is_valid_and_the_previous_one_is_401() {
        edge.world().shows(FindBalance.class, null);
        assertThat(edge.get("/api/credits", user).status()).isEqualTo(200);
        edge.world().on(ActOnAccount.class, command -> {
            var next = ((ReissueToken) command.wish()).replacement();
            edge.world().put(new Credential(user.id(), user.account(), Set.of(Scope.API), true, false));
            edge.world().put(new Credential(next, user.account(), Set.of(Scope.API), false, false));
            return new OperatorReceipt(1, new Coins(100), false);
        });

        var reply = edge.post(path + "/tokens", ada, OperatorFixture.REASON);

        edge.get("/api/credits", user).failedWith(401);
        var token = reply.json().at("/data/token").stringValue();
        assertThat(edge.get("/api/credits", token).status()).isEqualTo(200);
    }
}
