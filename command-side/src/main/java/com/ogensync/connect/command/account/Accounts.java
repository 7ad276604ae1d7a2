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

/** The accounts, for a desk that writes to one of them and to something else in the same transaction. */
public final class Accounts {

    private final Repository<Account> repository;

    Accounts(Repository<Account> repository) {
        this.repository = repository;
    }

    /** Loads an account, whose lock then orders all that happens to it until the transaction ends. */
    public Loaded load(AccountId accountId) {
        try {
            return new Loaded(repository.load(accountId.toString()));
        } catch (AggregateNotFoundException _) {
            throw because(Refusal.ACCOUNT_UNKNOWN);
        }
    }

    /** An account under its lock. */
    public static final class Loaded {

        private final Aggregate<Account> account;

        private Loaded(Aggregate<Account> account) {
            this.account = account;
        }

        /** Refuses a token that does not count any more, and everybody while the account is disabled. */
        public void requireCaller(TokenId tokenId) {
            account.execute(loaded -> loaded.requireCaller(tokenId));
        }

        /** Spends a coin; the balance after. */
        public Coins debit(DebitCoin command) throws Exception {
            return handle(command);
        }

        /** Gives a coin back; the balance after. */
        public Coins refund(RefundCoin command) throws Exception {
            return handle(command);
        }

        /** Does what an operator wishes, and tells how the ledger stands then. */
        public OperatorReceipt act(AccountCommand wish) throws Exception {
            var _ = account.handle(asCommandMessage(wish));
            return account.invoke(Account::receipt);
        }

        private Coins handle(AccountCommand command) throws Exception {
            return (Coins) account.handle(asCommandMessage(command));
        }
    }
}
