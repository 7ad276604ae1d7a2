package com.ogensync.connect.rest.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.Vault.DigestPurpose;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EmailClaimId;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.command.CorrectCoins;
import com.ogensync.connect.api.account.command.DisableAccount;
import com.ogensync.connect.api.account.command.GrantCoins;
import com.ogensync.connect.api.account.command.ReissueToken;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.OperatorReceipt;
import com.ogensync.connect.api.operator.command.ActOnAccount;
import com.ogensync.connect.api.operator.command.RecordAction;
import com.ogensync.connect.api.query.AccountProfile;
import com.ogensync.connect.api.query.BalanceAt;
import com.ogensync.connect.api.query.FindBalance;
import com.ogensync.connect.api.query.FindBalanceAt;
import com.ogensync.connect.api.query.FindProfile;
import com.ogensync.connect.api.query.FindWhatsAppSession;
import com.ogensync.connect.api.query.ListAccountsOfPhone;
import com.ogensync.connect.api.query.ListActivities;
import com.ogensync.connect.api.query.ListLedgerEntries;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.api.session.command.UnlinkWhatsApp;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.World;
import com.ogensync.connect.rest.operations.DeadLetterDesk.DeadLetter;
import com.ogensync.connect.rest.operations.ProjectionDesk.Progress;
import com.ogensync.connect.rest.security.Credential;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsTest {

    private static final String WHY = "{\"reason\":\"Asked for it\"}";
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private final Edge edge = Edge.fresh();
    private final String ada = edge.operator("ada");
    private final Edge.Caller user = edge.caller();
    private final String path = "/ops/accounts/" + user.account().uuid();

    @BeforeEach
    void an_account() {
        edge.operations().accounts.add(user.account());
        edge.world().on(ActOnAccount.class, _ -> new OperatorReceipt(2, new Coins(150), false));
        edge.world()
                .shows(
                        FindProfile.class,
                        new AccountProfile(user.account(), "John", "j@example.com", "919876543210", NOON, null, false));
    }

    @Test
    void operators_and_accounts_keep_to_their_own_paths() {
        edge.get("/ops/drift", user).failedWith(403);
        edge.get("/ops/drift", edge.caller(Scope.OPS)).failedWith(401);
        edge.get("/api/credits", ada).failedWith(403);
        edge.get("/ops/drift", null).failedWith(401);
        assertThat(edge.get("/ops/drift", ada).status()).isEqualTo(200);
    }

    @Test
    void a_revoked_operator_is_refused_at_once() {
        assertThat(edge.get("/ops/drift", ada).status()).isEqualTo(200);
        edge.world()
                .credentialsAre(id -> Optional.of(edge.world().credential(id))
                        .map(it -> new Credential(it.tokenId(), it.holder(), it.scopes(), true, false)));

        edge.get("/ops/drift", ada).failedWith(401);
    }

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
    void a_key_names_the_same_operation_each_time_and_its_body_is_told_apart() {
        var once = grantUnder("key-1", 50);

        assertThat(grantUnder("key-1", 50)).isEqualTo(once);
        assertThat(grantUnder("key-1", 51).operationId()).isEqualTo(once.operationId());
        assertThat(grantUnder("key-1", 51).fingerprint()).isNotEqualTo(once.fingerprint());
        assertThat(grantUnder("key-2", 50).operationId()).isNotEqualTo(once.operationId());
    }

    @Test
    void a_replayed_grant_says_so() {
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
    void bad_input_does_nothing(String action, String body) {
        edge.post(path + "/" + action, ada, body).failedWith(400);
        assertThat(edge.world().count(ActOnAccount.class)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-4000-8000-000000000009", "1", "x"})
    void an_unknown_account_is_404(String id) {
        edge.post("/ops/accounts/" + id + "/disable", ada, WHY).failedWith(404);
        edge.get("/ops/accounts/" + id, ada).failedWith(404);
        edge.post("/ops/sessions/" + id + "/unlink", ada, WHY).failedWith(404);
        assertThat(edge.world().received()).isEmpty();
    }

    @Test
    void a_correction_may_take_and_what_it_may_not_take_is_409() {
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
    void a_disabled_account_is_403_from_the_moment_of_the_answer() {
        edge.world().shows(FindBalance.class, null);
        assertThat(edge.get("/api/credits", user).status()).isEqualTo(200);
        edge.world().on(ActOnAccount.class, command -> {
            assertThat(command.wish()).isInstanceOf(DisableAccount.class);
            edge.world().put(new Credential(user.id(), user.account(), Set.of(Scope.API), false, true));
            return new OperatorReceipt(1, new Coins(100), false);
        });

        assertThat(edge.post(path + "/disable", ada, WHY).status()).isEqualTo(200);
        edge.get("/api/credits", user).failedWith(403);
    }

    @Test
    void a_reissued_token_is_shown_once_and_the_one_before_is_401() {
        edge.world().shows(FindBalance.class, null);
        assertThat(edge.get("/api/credits", user).status()).isEqualTo(200);
        edge.world().on(ActOnAccount.class, command -> {
            var next = ((ReissueToken) command.wish()).replacement();
            edge.world().put(new Credential(user.id(), user.account(), Set.of(Scope.API), true, false));
            edge.world().put(new Credential(next, user.account(), Set.of(Scope.API), false, false));
            return new OperatorReceipt(1, new Coins(100), false);
        });

        var reply = edge.post(path + "/tokens", ada, WHY);

        edge.get("/api/credits", user).failedWith(401);
        var token = reply.json().at("/data/token").stringValue();
        assertThat(edge.get("/api/credits", token).status()).isEqualTo(200);
    }

    @Test
    void accounts_are_found_by_exactly_one_thing() {
        var email = new EmailClaimId(edge.vault().digest(DigestPurpose.EMAIL, "j@example.com"));
        edge.operations().emails.put(email, user.account());
        edge.world().on(ListAccountsOfPhone.class, _ -> new Page<>(List.of(user.account()), null));

        for (var by : List.of(
                "email=J@example.com",
                "phone=919876543210",
                "id=" + user.account().uuid())) {
            assertThat(edge.get("/ops/accounts?" + by, ada)
                            .json()
                            .at("/data/accounts/0/userId")
                            .stringValue())
                    .isEqualTo(user.account().uuid().toString());
        }
        assertThat(edge.get("/ops/accounts?email=other@example.com", ada).json().at("/data/accounts"))
                .isEmpty();
        for (var wrong : List.of("", "email=x", "phone=1", "id=1&phone=919876543210")) {
            edge.get("/ops/accounts?" + wrong, ada).failedWith(400);
        }
    }

    @Test
    void one_look_shows_owner_session_coins_and_what_happened_last() {
        edge.world().shows(FindWhatsAppSession.class, null);
        edge.world().shows(FindBalance.class, null);
        edge.world().showsOld(ListActivities.class, new Page<>(List.of(), null));

        var reply = edge.get(path, ada);

        assertThat(reply.json().at("/data/account/email").stringValue()).isEqualTo("j@example.com");
        assertThat(reply.json().at("/data/session/status").stringValue()).isEqualTo("disconnected");
        assertThat(reply.header("X-Data-Stale")).isEqualTo("true");
    }

    @Test
    void a_ledger_ends_at_the_moment_that_was_asked_for() {
        edge.world().shows(FindBalanceAt.class, new BalanceAt(100, 0));
        edge.world().shows(ListLedgerEntries.class, new Page<>(List.of(), null));

        var proof = edge.get(path + "/ledger?until=2026-01-02T12:00:00Z", ada)
                .json()
                .get("data");

        assertThat(proof.get("credits").longValue()).isEqualTo(100);
        assertThat(proof.get("until").stringValue()).isEqualTo("2026-01-02T12:00:00.000Z");
        edge.get(path + "/ledger?until=yesterday", ada).failedWith(400);
    }

    @Test
    void unlinking_is_written_down_before_it_is_done() {
        assertThat(edge.post("/ops/sessions/" + user.account().uuid() + "/unlink", ada, WHY)
                        .status())
                .isEqualTo(200);

        var written = edge.world().last(RecordAction.class);
        assertThat(written.action()).isEqualTo(OperatorAction.UNLINK_WHATSAPP);
        assertThat(edge.world().last(UnlinkWhatsApp.class).by().value()).isEqualTo("operator:ada");
        assertThat(edge.world().received().indexOf(written))
                .isLessThan(edge.world().received().indexOf(edge.world().last(UnlinkWhatsApp.class)));
    }

    @Test
    void projections_are_paused_resumed_and_made_anew_but_not_twice_at_once() {
        for (var action : List.of("pause", "resume", "replay")) {
            assertThat(edge.post("/ops/projections/balances/" + action, ada, null)
                            .status())
                    .isEqualTo(200);
            edge.post("/ops/projections/nothing/" + action, ada, null).failedWith(404);
        }
        assertThat(edge.operations().done).containsExactly("pause balances", "resume balances", "replay balances");
        assertThat(edge.world().count(RecordAction.class)).isEqualTo(3);

        edge.operations().replays.put("balances", progress("running", null));
        edge.post("/ops/projections/balances/replay", ada, null).failedWith(409);
    }

    @Test
    void a_replay_is_followed_to_its_end() {
        edge.get("/ops/projections/balances/replay", ada, "Accept", "text/event-stream")
                .failedWith(404);
        edge.operations().replays.put("balances", progress("failed", "MongoTimeoutException"));

        assertThat(edge.get("/ops/projections/balances/replay", ada, "Accept", "text/event-stream")
                        .body())
                .isEqualTo("""
                        event:progress
                        data:{"name":"balances","state":"failed","done":5,"total":10,"rate":1,"secondsLeft":null,"error":"MongoTimeoutException"}

                        """);
    }

    private static Progress progress(String state, @Nullable String error) {
        return new Progress("balances", state, 5, 10, 1, null, error);
    }

    @Test
    void a_dead_letter_is_looked_at_tried_again_and_let_go() {
        edge.operations().letters.add(letter(user.account()));

        assertThat(edge.get("/ops/dead-letters", ada).json().at("/data/deadLetters"))
                .hasSize(1);
        assertThat(edge.get("/ops/dead-letters/p-1", ada)
                        .json()
                        .at("/data/event")
                        .stringValue())
                .isEqualTo("{}");
        assertThat(edge.post("/ops/dead-letters/p-1/retry", ada, null).status()).isEqualTo(200);
        edge.operations().retryHelps = false;
        edge.post("/ops/dead-letters/p-1/retry", ada, null).failedWith(409);
        edge.post("/ops/dead-letters/p-1/discard", ada, "{}").failedWith(400);
        assertThat(edge.post("/ops/dead-letters/p-1/discard", ada, WHY).status())
                .isEqualTo(200);
        edge.get("/ops/dead-letters/p-1", ada).failedWith(404);
        assertThat(edge.world().last(RecordAction.class).subject()).isEqualTo("dead_letter:balances:account:x:3");
    }

    private static DeadLetter letter(AccountId account) {
        return new DeadLetter(
                "p-1", "projection", "balances", account, "CoinsGranted", "account:x", 3, true, NOON, null, null, "{}");
    }

    @Test
    void open_messages_are_asked_for_by_age_account_and_attempts() {
        assertThat(edge.get("/ops/messages/open?minAge=60&minAttempts=2", ada).status())
                .isEqualTo(200);
        var wanted = Objects.requireNonNull(edge.operations().wanted);
        assertThat(wanted.olderThan().toSeconds()).isEqualTo(60);
        assertThat(wanted.attemptsMin()).isEqualTo(2);

        for (var wrong : List.of("minAge=-1", "minAttempts=x", "account=1", "limit=0", "cursor=x")) {
            edge.get("/ops/messages/open?" + wrong, ada).failedWith(400);
        }
        assertThat(edge.get("/ops/audit/anchors", ada).body())
                .isEqualTo("{\"success\":true,\"data\":{\"anchors\":[],\"nextCursor\":null}}");
        assertThat(edge.get("/ops/sessions?limit=1", ada).json().at("/data/sessions"))
                .hasSize(1);
        edge.get("/ops/sessions?state=x", ada).failedWith(400);
        assertThat(edge.get("/ops/projections", ada)
                        .json()
                        .at("/data/projections/0/name")
                        .stringValue())
                .isEqualTo("balances");
    }
}
