package com.ogensync.connect.command.operator;

import static com.ogensync.connect.command.Sentences.ACCOUNT;
import static com.ogensync.connect.command.Sentences.ADA;
import static com.ogensync.connect.command.Sentences.NOON;
import static com.ogensync.connect.command.Sentences.OTHER_TOKEN;
import static com.ogensync.connect.command.Sentences.SECRET;
import static com.ogensync.connect.command.Sentences.TOKEN;
import static com.ogensync.connect.command.Sentences.granted;
import static com.ogensync.connect.command.Sentences.register;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.RequestId;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.RevocationReason;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.command.AccountCommand;
import com.ogensync.connect.api.account.command.CorrectCoins;
import com.ogensync.connect.api.account.command.DisableAccount;
import com.ogensync.connect.api.account.command.GrantCoins;
import com.ogensync.connect.api.account.command.ReissueToken;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.TokenRevoked;
import com.ogensync.connect.api.operator.OperationId;
import com.ogensync.connect.api.operator.OperatorAction;
import com.ogensync.connect.api.operator.OperatorId;
import com.ogensync.connect.api.operator.OperatorReceipt;
import com.ogensync.connect.api.operator.command.ActOnAccount;
import com.ogensync.connect.api.operator.command.ActOnAccount.Once;
import com.ogensync.connect.api.operator.command.AddOperator;
import com.ogensync.connect.api.operator.command.RecordAction;
import com.ogensync.connect.api.operator.command.RevokeOperator;
import com.ogensync.connect.api.operator.event.OperationDone;
import com.ogensync.connect.api.operator.event.OperatorActed;
import com.ogensync.connect.api.operator.event.OperatorAdded;
import com.ogensync.connect.api.operator.event.OperatorRevoked;
import com.ogensync.connect.command.DecidingSystem;
import com.ogensync.connect.command.Sentences;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AddOperator, RevokeOperator, ActOnAccount and RecordAction, on the whole deciding side. */
class OperatorsTest {

    private static final OperatorId ADA_HERSELF = new OperatorId("ada");
    private static final TokenId HERS = new TokenId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
    private static final RequestId ASKED = new RequestId("req-ops-1");
    private static final Cause CAUSE = new Cause(ASKED, HERS, ADA);
    private static final OperationId KEYED = new OperationId(ACCOUNT, "cd".repeat(32));

    private final DecidingSystem system = new DecidingSystem();

    @BeforeEach
    void an_operator_and_an_account() {
        system.when(new AddOperator(ADA_HERSELF, HERS, Actor.SYSTEM, NOON));
        system.when(register(ACCOUNT, 10));
    }

    @AfterEach
    void end() {
        system.close();
    }

    @Test
    void an_operator_is_added_once_and_may_come_back_after_being_revoked() {
        system.refuses(Refusal.OPERATOR_THERE_ALREADY, new AddOperator(ADA_HERSELF, OTHER_TOKEN, Actor.SYSTEM, NOON));
        system.when(new RevokeOperator(ADA_HERSELF, Actor.operator("bob"), NOON));
        system.when(new RevokeOperator(ADA_HERSELF, Actor.operator("bob"), NOON));
        system.when(new AddOperator(ADA_HERSELF, OTHER_TOKEN, Actor.SYSTEM, NOON));

        assertThat(system.events(ADA_HERSELF))
                .containsExactly(
                        new OperatorAdded(ADA_HERSELF, HERS, Actor.SYSTEM, NOON),
                        new OperatorRevoked(ADA_HERSELF, HERS, Actor.operator("bob"), NOON),
                        new OperatorAdded(ADA_HERSELF, OTHER_TOKEN, Actor.SYSTEM, NOON));
        system.refuses(Refusal.TOKEN_SUPERSEDED, act(new GrantCoins(ACCOUNT, 1, CAUSE, NOON), null));
    }

    @Test
    void nobody_can_revoke_or_act_as_an_operator_who_never_was() {
        var nobody = new OperatorId("nobody");

        system.refuses(Refusal.OPERATOR_UNKNOWN, new RevokeOperator(nobody, Actor.SYSTEM, NOON));
        system.refuses(
                Refusal.OPERATOR_UNKNOWN,
                new RecordAction(nobody, HERS, OperatorAction.PAUSE_PROJECTION, "projection:x", null, ASKED, NOON));
    }

    @Test
    void a_grant_is_the_next_entry_of_the_chain_and_names_operator_token_and_reason() {
        var receipt = system.when(act(new GrantCoins(ACCOUNT, 5, CAUSE, NOON), null));

        assertThat(receipt).isEqualTo(new OperatorReceipt(2, new Coins(15), false));
        var entry = newestEntry();
        assertThat(entry)
                .isEqualTo(Sentences.after(granted(10), 5, EntryReason.OPERATOR_GRANT, 15, null, null, CAUSE)
                        .asGrant());
        assertThat(entry.hash()).isEqualTo(entry.expectedHash());
        assertThat(system.events(ADA_HERSELF).getLast()).isEqualTo(acted(OperatorAction.GRANT_COINS));
    }

    @Test
    void a_correction_never_takes_the_balance_below_zero_and_a_refused_one_leaves_nothing_behind() {
        system.refuses(Refusal.BALANCE_BELOW_ZERO, act(new CorrectCoins(ACCOUNT, 1, -11, CAUSE, NOON), null));

        assertThat(system.events(ADA_HERSELF)).hasSize(1);
        assertThat(system.when(act(new CorrectCoins(ACCOUNT, 1, -10, CAUSE, NOON), null)))
                .isEqualTo(new OperatorReceipt(2, Coins.NONE, false));
        assertThat(newestEntry())
                .isEqualTo(Sentences.after(granted(10), 10, EntryReason.CORRECTION, 0, null, 1L, CAUSE)
                        .asDebit());
    }

    @Test
    void the_same_key_makes_one_entry_and_gives_the_same_receipt() {
        var grant = act(new GrantCoins(ACCOUNT, 5, CAUSE, NOON), new Once(KEYED, "fingerprint"));
        var first = system.when(grant);
        system.when(act(new GrantCoins(ACCOUNT, 1, CAUSE, NOON), null));

        assertThat(first).isEqualTo(new OperatorReceipt(2, new Coins(15), false));
        assertThat(system.when(grant)).isEqualTo(new OperatorReceipt(2, new Coins(15), true));
        assertThat(system.events(KEYED))
                .containsExactly(new OperationDone(KEYED, ADA_HERSELF, "fingerprint", 2, new Coins(15), NOON));
        assertThat(newestEntry().entry()).isEqualTo(3);
        assertThat(system.events(ADA_HERSELF)).hasSize(3);
    }

    @Test
    void the_same_key_for_something_else_is_refused_and_a_refused_request_does_not_use_its_key_up() {
        var once = new Once(KEYED, "fingerprint");
        system.refuses(Refusal.AMOUNT_OUT_OF_RANGE, act(new GrantCoins(ACCOUNT, 0, CAUSE, NOON), once));
        system.when(act(new GrantCoins(ACCOUNT, 5, CAUSE, NOON), once));

        system.refuses(
                Refusal.IDEMPOTENCY_KEY_REUSED,
                act(new GrantCoins(ACCOUNT, 6, CAUSE, NOON), new Once(KEYED, "another")));
    }

    @Test
    void a_reissued_token_ends_the_one_before_also_when_the_account_is_disabled() {
        system.when(act(new DisableAccount(ACCOUNT, SECRET, ADA, NOON), null));
        system.when(act(new ReissueToken(ACCOUNT, OTHER_TOKEN, ADA, NOON), null));

        assertThat(system.events(ACCOUNT))
                .endsWith(
                        new AccountDisabled(ACCOUNT, SECRET, ADA, NOON),
                        new TokenRevoked(ACCOUNT, TOKEN, RevocationReason.REISSUED, ADA, NOON),
                        new TokenIssued(ACCOUNT, OTHER_TOKEN, List.of(Scope.API), null, null, ADA, NOON));
        assertThat(system.events(ADA_HERSELF))
                .endsWith(acted(OperatorAction.DISABLE_ACCOUNT), acted(OperatorAction.REISSUE_TOKEN));
    }

    @Test
    void an_unknown_account_is_refused() {
        var nobody = new AccountId(UUID.fromString("00000000-0000-4000-8000-000000000009"));

        system.refuses(Refusal.ACCOUNT_UNKNOWN, act(new GrantCoins(nobody, 1, CAUSE, NOON), null));
    }

    @Test
    void what_is_done_outside_of_accounts_is_written_down() {
        system.when(new RecordAction(
                ADA_HERSELF, HERS, OperatorAction.PAUSE_PROJECTION, "projection:balances", null, ASKED, NOON));

        assertThat(system.events(ADA_HERSELF).getLast())
                .isEqualTo(new OperatorActed(
                        ADA_HERSELF, OperatorAction.PAUSE_PROJECTION, "projection:balances", null, ASKED, NOON));
    }

    private static ActOnAccount act(AccountCommand wish, @Nullable Once once) {
        return new ActOnAccount(ADA_HERSELF, HERS, wish, SECRET, once, ASKED, NOON);
    }

    private static OperatorActed acted(OperatorAction action) {
        return new OperatorActed(ADA_HERSELF, action, ACCOUNT.value(), SECRET, ASKED, NOON);
    }

    private LedgerEntry newestEntry() {
        return system.events(ACCOUNT).reversed().stream()
                .filter(LedgerEntry.class::isInstance)
                .map(LedgerEntry.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
