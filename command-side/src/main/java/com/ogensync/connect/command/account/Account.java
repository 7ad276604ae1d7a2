package com.ogensync.connect.command.account;

import static com.ogensync.connect.command.Refusals.because;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.RevocationReason;
import com.ogensync.connect.api.account.Scope;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.command.CorrectCoins;
import com.ogensync.connect.api.account.command.DebitCoin;
import com.ogensync.connect.api.account.command.DisableAccount;
import com.ogensync.connect.api.account.command.EnableAccount;
import com.ogensync.connect.api.account.command.GrantCoins;
import com.ogensync.connect.api.account.command.RefundCoin;
import com.ogensync.connect.api.account.command.RegenerateToken;
import com.ogensync.connect.api.account.command.RegisterUser;
import com.ogensync.connect.api.account.command.ReissueToken;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.AccountEnabled;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.TokenRevoked;
import com.ogensync.connect.api.account.event.UserRegistered;
import com.ogensync.connect.api.operator.OperatorReceipt;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * A user's account: its tokens and its ledger. Registration issues the first token and grants the sign-up coins. Each
 * accepted message debits a coin; each failed message is refunded. A disabled account cannot spend coins, but still
 * receives refunds.
 */
@Revision("1")
@AggregateRoot
final class Account {

    private static final long AMOUNT_MAX = 1_000_000;

    @AggregateIdentifier
    private AccountId accountId;

    private AccountState state = AccountState.NEW;

    /** Used by Axon, before it replays the account's events. */
    Account() {}

    /** Opens the account. The email must be claimed in the same transaction. */
    Account(RegisterUser command) {
        var id = command.accountId();
        var at = command.at();
        apply(new UserRegistered(id, command.emailClaim(), command.name(), command.email(), command.phone(), at));
        apply(new TokenIssued(id, command.tokenId(), List.of(Scope.API), null, null, Actor.USER, at));
        if (command.signUpCoins().compareTo(Coins.NONE) > 0) {
            var cause = new Cause(command.requestId(), command.tokenId(), Actor.USER);
            apply(state.ledger()
                    .add(id, command.signUpCoins(), EntryReason.SIGN_UP, null, null, cause, at)
                    .asGrant());
        }
    }

    @CommandHandler
    void handle(RegenerateToken command) {
        requireCaller(command.current());
        var at = command.at();
        apply(new TokenRevoked(accountId, command.current(), RevocationReason.REGENERATED, command.by(), at));
        apply(new TokenIssued(accountId, command.replacement(), List.of(Scope.API), null, null, command.by(), at));
    }

    @CommandHandler
    void handle(ReissueToken command) {
        var at = command.at();
        for (var token : state.tokens()) {
            apply(new TokenRevoked(accountId, token, RevocationReason.REISSUED, command.by(), at));
        }
        apply(new TokenIssued(accountId, command.replacement(), List.of(Scope.API), null, null, command.by(), at));
    }

    @CommandHandler
    Coins handle(DebitCoin command) {
        requireCaller(command.cause().tokenId());
        var ledger = state.ledger();
        if (ledger.balance().compareTo(Coins.ONE) < 0) {
            throw because(Refusal.INSUFFICIENT_COINS);
        }
        var message = command.messageId();
        apply(ledger.take(accountId, Coins.ONE, EntryReason.MESSAGE, message, null, command.cause(), command.at())
                .asDebit());
        return state.ledger().balance();
    }

    @CommandHandler
    Coins handle(RefundCoin command) {
        var message = command.messageId();
        apply(state.ledger()
                .add(accountId, Coins.ONE, EntryReason.MESSAGE_FAILED, message, null, command.cause(), command.at())
                .asRefund());
        return state.ledger().balance();
    }

    @CommandHandler
    Coins handle(GrantCoins command) {
        var amount = inRange(command.amount());
        apply(state.ledger()
                .add(accountId, amount, EntryReason.OPERATOR_GRANT, null, null, command.cause(), command.at())
                .asGrant());
        return state.ledger().balance();
    }

    @CommandHandler
    Coins handle(CorrectCoins command) {
        var amount = inRange(command.amount() == Long.MIN_VALUE ? 0 : Math.abs(command.amount()));
        var ledger = state.ledger();
        if (!ledger.contains(command.entry())) {
            throw because(Refusal.ENTRY_UNKNOWN);
        }
        var reason = EntryReason.CORRECTION;
        if (command.amount() > 0) {
            apply(ledger.add(accountId, amount, reason, null, command.entry(), command.cause(), command.at())
                    .asGrant());
        } else if (ledger.balance().compareTo(amount) < 0) {
            throw because(Refusal.BALANCE_BELOW_ZERO);
        } else {
            apply(ledger.take(accountId, amount, reason, null, command.entry(), command.cause(), command.at())
                    .asDebit());
        }
        return state.ledger().balance();
    }

    @CommandHandler
    void handle(DisableAccount command) {
        if (!state.disabled()) {
            apply(new AccountDisabled(accountId, command.reason(), command.by(), command.at()));
        }
    }

    @CommandHandler
    void handle(EnableAccount command) {
        if (state.disabled()) {
            apply(new AccountEnabled(accountId, command.reason(), command.by(), command.at()));
        }
    }

    /** Refuses a revoked token, and every token while the account is disabled. */
    void requireCaller(@Nullable TokenId tokenId) {
        if (tokenId == null || !state.tokens().contains(tokenId)) {
            throw because(Refusal.TOKEN_SUPERSEDED);
        }
        if (state.disabled()) {
            throw because(Refusal.ACCOUNT_DISABLED);
        }
    }

    /** Returns the current state of the ledger, for an operator's action. */
    OperatorReceipt receipt() {
        return new OperatorReceipt(state.ledger().entry(), state.ledger().balance(), false);
    }

    @EventSourcingHandler
    void on(AccountEvent event) {
        accountId = event.accountId();
        state = state.after(event);
    }

    private static Coins inRange(long amount) {
        if (amount < 1 || amount > AMOUNT_MAX) {
            throw because(Refusal.AMOUNT_OUT_OF_RANGE);
        }
        return new Coins(amount);
    }
}
