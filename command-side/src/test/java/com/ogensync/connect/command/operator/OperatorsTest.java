package com.ogensync.connect.command.operator;

import static com.ogensync.connect.command.TestMessages.ACCOUNT;
import static com.ogensync.connect.command.TestMessages.ADA;
import static com.ogensync.connect.command.TestMessages.NOON;
import static com.ogensync.connect.command.TestMessages.OTHER_TOKEN;
import static com.ogensync.connect.command.TestMessages.SECRET;
import static com.ogensync.connect.command.TestMessages.TOKEN;
import static com.ogensync.connect.command.TestMessages.granted;
import static com.ogensync.connect.command.TestMessages.register;
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
import com.ogensync.connect.command.CommandSideFixture;
import com.ogensync.connect.command.TestMessages;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** AddOperator, RevokeOperator, ActOnAccount and RecordAction, on the whole command side. */
class OperatorsTest {

    private static final OperatorId ADA_ID = new OperatorId("ada");
    private static final TokenId ADA_TOKEN = new TokenId(UUID.fromString("00000000-0000-4000-8000-000000000001"));
    private static final RequestId REQUEST_ID = new RequestId("req-ops-1");
    private static final Cause CAUSE = new Cause(REQUEST_ID, ADA_TOKEN, ADA);
    private static final OperationId OPERATION = new OperationId(ACCOUNT, "cd".repeat(32));

    private final CommandSideFixture system = new CommandSideFixture();

    @BeforeEach
    void an_operator_and_an_account() {
        system.when(new AddOperator(ADA_ID, ADA_TOKEN, Actor.SYSTEM, NOON));
        system.when(register(ACCOUNT, 10));
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void an_operator_is_added_once_and_again_after_being_revoked() {
        system.refuses(Refusal.OPERATOR_THERE_ALREADY, new AddOperator(ADA_ID, OTHER_TOKEN, Actor.SYSTEM, NOON));
        system.when(new RevokeOperator(ADA_ID, Actor.operator("bob"), NOON));
        system.when(new RevokeOperator(ADA_ID, Actor.operator("bob"), NOON));
        system.when(new AddOperator(ADA_ID, OTHER_TOKEN, Actor.SYSTEM, NOON));

        assertThat(system.events(ADA_ID))
                .containsExactly(
                        new OperatorAdded(ADA_ID, ADA_TOKEN, Actor.SYSTEM, NOON),
                        new OperatorRevoked(ADA_ID, ADA_TOKEN, Actor.operator("bob"), NOON),
                        new OperatorAdded(ADA_ID, OTHER_TOKEN, Actor.SYSTEM, NOON));
        system.refuses(Refusal.TOKEN_SUPERSEDED, act(new GrantCoins(ACCOUNT, 1, CAUSE, NOON), null));
    }

    @Test
    void an_unknown_operator_can_neither_be_revoked_nor_act() {
        var unknown = new OperatorId("nobody");

        system.refuses(Refusal.OPERATOR_UNKNOWN, new RevokeOperator(unknown, Actor.SYSTEM, NOON));
        system.refuses(
                Refusal.OPERATOR_UNKNOWN,
                new RecordAction(
                        unknown, ADA_TOKEN, OperatorAction.PAUSE_PROJECTION, "projection:x", null, REQUEST_ID, NOON));
    }

    @Test
    void a_grant_is_the_next_entry_of_the_chain_with_operator_token_and_reason() {
        var receipt = system.when(act(new GrantCoins(ACCOUNT, 5, CAUSE, NOON), null));

        assertThat(receipt).isEqualTo(new OperatorReceipt(2, new Coins(15), false));
        var entry = newestEntry();
        assertThat(entry)
                .isEqualTo(TestMessages.after(granted(10), 5, EntryReason.OPERATOR_GRANT, 15, null, null, CAUSE)
                        .asGrant());
        assertThat(entry.hash()).isEqualTo(entry.expectedHash());
        assertThat(system.events(ADA_ID).getLast()).isEqualTo(acted(OperatorAction.GRANT_COINS));
    }

    @Test
    void a_correction_below_a_balance_of_zero_is_refused_and_stores_nothing() {
        system.refuses(Refusal.BALANCE_BELOW_ZERO, act(new CorrectCoins(ACCOUNT, 1, -11, CAUSE, NOON), null));

        assertThat(system.events(ADA_ID)).hasSize(1);
        assertThat(system.when(act(new CorrectCoins(ACCOUNT, 1, -10, CAUSE, NOON), null)))
                .isEqualTo(new OperatorReceipt(2, Coins.NONE, false));
        assertThat(newestEntry())
                .isEqualTo(TestMessages.after(granted(10), 10, EntryReason.CORRECTION, 0, null, 1L, CAUSE)
                        .asDebit());
    }

    @Test
    void a_repeated_key_adds_no_entry_and_gets_the_same_receipt() {
        var grant = act(new GrantCoins(ACCOUNT, 5, CAUSE, NOON), new Once(OPERATION, "fingerprint"));
        var first = system.when(grant);
        system.when(act(new GrantCoins(ACCOUNT, 1, CAUSE, NOON), null));

        assertThat(first).isEqualTo(new OperatorReceipt(2, new Coins(15), false));
        assertThat(system.when(grant)).isEqualTo(new OperatorReceipt(2, new Coins(15), true));
        assertThat(system.events(OPERATION))
                .containsExactly(new OperationDone(OPERATION, ADA_ID, "fingerprint", 2, new Coins(15), NOON));
        assertThat(newestEntry().entry()).isEqualTo(3);
        assertThat(system.events(ADA_ID)).hasSize(3);
    }

    @Test
    void a_key_is_refused_for_another_request_and_stays_usable_after_a_refusal() {
        var once = new Once(OPERATION, "fingerprint");
        system.refuses(Refusal.AMOUNT_OUT_OF_RANGE, act(new GrantCoins(ACCOUNT, 0, CAUSE, NOON), once));
        system.when(act(new GrantCoins(ACCOUNT, 5, CAUSE, NOON), once));

        system.refuses(
                Refusal.IDEMPOTENCY_KEY_REUSED,
                act(new GrantCoins(ACCOUNT, 6, CAUSE, NOON), new Once(OPERATION, "another")));
    }

    @Test
    void a_reissued_token_revokes_the_previous_one_also_of_a_disabled_account() {
        system.when(act(new DisableAccount(ACCOUNT, SECRET, ADA, NOON), null));
        system.when(act(new ReissueToken(ACCOUNT, OTHER_TOKEN, ADA, NOON), null));

        assertThat(system.events(ACCOUNT))
                .endsWith(
                        new AccountDisabled(ACCOUNT, SECRET, ADA, NOON),
                        new TokenRevoked(ACCOUNT, TOKEN, RevocationReason.REISSUED, ADA, NOON),
                        new TokenIssued(ACCOUNT, OTHER_TOKEN, List.of(Scope.API), null, null, ADA, NOON));
        assertThat(system.events(ADA_ID))
                .endsWith(acted(OperatorAction.DISABLE_ACCOUNT), acted(OperatorAction.REISSUE_TOKEN));
    }

    @Test
    void an_unknown_account_is_refused() {
        var unknown = new AccountId(UUID.fromString("00000000-0000-4000-8000-000000000009"));

        system.refuses(Refusal.ACCOUNT_UNKNOWN, act(new GrantCoins(unknown, 1, CAUSE, NOON), null));
    }

    @Test
    void an_action_outside_of_accounts_is_recorded() {
        system.when(new RecordAction(
                ADA_ID, ADA_TOKEN, OperatorAction.PAUSE_PROJECTION, "projection:balances", null, REQUEST_ID, NOON));

        assertThat(system.events(ADA_ID).getLast())
                .isEqualTo(new OperatorActed(
                        ADA_ID, OperatorAction.PAUSE_PROJECTION, "projection:balances", null, REQUEST_ID, NOON));
    }

    private static ActOnAccount act(AccountCommand command, @Nullable Once once) {
        return new ActOnAccount(ADA_ID, ADA_TOKEN, command, SECRET, once, REQUEST_ID, NOON);
    }

    private static OperatorActed acted(OperatorAction action) {
        return new OperatorActed(ADA_ID, action, ACCOUNT.value(), SECRET, REQUEST_ID, NOON);
    }

    private LedgerEntry newestEntry() {
        return system.events(ACCOUNT).reversed().stream()
                .filter(LedgerEntry.class::isInstance)
                .map(LedgerEntry.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
