package com.ogensync.connect.query;

import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.query.balance.Balances;
import com.ogensync.connect.query.ledger.LedgerSlice;
import com.ogensync.connect.query.message.Messages;
import java.util.Map;

/**
 * What the projections say of an account, for comparing it with its events.
 *
 * @param credits what the account has
 * @param open how many of its messages are paid for and have no outcome
 * @param entries how many entries its ledger has
 * @param balance what the last entry left
 * @param messages how many messages came how far, by the names of {@code MessageStatus}; none is zero
 */
public record ProjectedAccount(long credits, long open, long entries, long balance, Map<String, Long> messages) {
    private static final Balances.Held UNKNOWN = new Balances.Held(-1, -1);

    public ProjectedAccount {
        messages = Map.copyOf(messages);
    }

    /** Looks, without waiting for anything. Of an account without a balance, credits are -1. */
    public static ProjectedAccount find(MongoDatabase database, AccountId account) {
        var known = Balances.held(database.getCollection(Balances.NAME), account);
        var held = known == null ? UNKNOWN : known;
        var ledger = LedgerSlice.extent(database.getCollection(LedgerSlice.NAME), account);
        var messages = Messages.byStatus(database.getCollection(Messages.NAME), account);
        return new ProjectedAccount(held.credits(), held.open(), ledger.entries(), ledger.balance(), messages);
    }
}
