package com.ogensync.connect.command.account;

import static com.ogensync.connect.command.Refusals.because;
import static org.axonframework.commandhandling.GenericCommandMessage.asCommandMessage;

import com.ogensync.connect.api.Refusal;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.command.AccountCommand;
import com.ogensync.connect.api.account.command.DebitCoin;
import com.ogensync.connect.api.account.command.RefundCoin;
import com.ogensync.connect.api.operator.OperatorReceipt;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;

/** Loads accounts for command handlers that write to an account and to another aggregate in one transaction. */
public final class Accounts {

    private final Repository<Account> repository;

    Accounts(Repository<Account> repository) {
        this.repository = repository;
    }

    /** Loads an account and holds its lock until the end of the transaction. */
    public Loaded load(AccountId accountId) {
        try {
            return new Loaded(repository.load(accountId.toString()));
        } catch (AggregateNotFoundException _) {
            throw because(Refusal.ACCOUNT_UNKNOWN);
        }
    }

    /** A locked account. */
    public static final class Loaded {

        private final Aggregate<Account> account;

        private Loaded(Aggregate<Account> account) {
            this.account = account;
        }

        /** Refuses a revoked token, and every token while the account is disabled. */
        public void requireCaller(TokenId tokenId) {
            account.execute(loaded -> loaded.requireCaller(tokenId));
        }

        /** Debits a coin, and returns the new balance. */
        public Coins debit(DebitCoin command) throws Exception {
            return handle(command);
        }

        /** Refunds a coin, and returns the new balance. */
        public Coins refund(RefundCoin command) throws Exception {
            return handle(command);
        }

        /** Executes an operator's command, and returns the new state of the ledger. */
        public OperatorReceipt act(AccountCommand command) throws Exception {
            var _ = account.handle(asCommandMessage(command));
            return account.invoke(Account::receipt);
        }

        private Coins handle(AccountCommand command) throws Exception {
            return (Coins) account.handle(asCommandMessage(command));
        }
    }
}
