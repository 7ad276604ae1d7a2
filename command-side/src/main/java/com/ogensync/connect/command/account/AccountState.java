package com.ogensync.connect.command.account;

import com.ogensync.connect.api.account.TokenId;
import com.ogensync.connect.api.account.event.AccountDisabled;
import com.ogensync.connect.api.account.event.AccountEnabled;
import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.account.event.LedgerEntry;
import com.ogensync.connect.api.account.event.TokenIssued;
import com.ogensync.connect.api.account.event.TokenRevoked;
import com.ogensync.connect.api.account.event.UserRegistered;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The state of an account, derived from its events.
 *
 * @param tokens the valid tokens
 */
record AccountState(boolean disabled, Set<TokenId> tokens, Ledger ledger) {

    static final AccountState NEW = new AccountState(false, Set.of(), Ledger.EMPTY);

    AccountState {
        tokens = Set.copyOf(tokens);
    }

    AccountState after(AccountEvent event) {
        return switch (event) {
            case UserRegistered _ -> this;
            case TokenIssued issued -> {
                var more = new LinkedHashSet<>(tokens);
                more.add(issued.tokenId());
                yield new AccountState(disabled, more, ledger);
            }
            case TokenRevoked revoked -> {
                var fewer = new LinkedHashSet<>(tokens);
                fewer.remove(revoked.tokenId());
                yield new AccountState(disabled, fewer, ledger);
            }
            case LedgerEntry entry -> new AccountState(disabled, tokens, ledger.after(entry));
            case AccountDisabled _ -> new AccountState(true, tokens, ledger);
            case AccountEnabled _ -> new AccountState(false, tokens, ledger);
        };
    }
}
