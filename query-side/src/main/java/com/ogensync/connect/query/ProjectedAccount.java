package com.ogensync.connect.query;

import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.query.balance.Balances;
import com.ogensync.connect.query.ledger.LedgerSlice;
import com.ogensync.connect.query.message.Messages;
import java.util.Map;

/**
 * The projected state of an account, for comparison with its events.
 *
 * @param credits the balance in the projection of balances; -1 if the account is unknown there
 * @param open the number of messages that are paid for and have no outcome; -1 if the account is unknown there
 * @param entries the number of ledger entries
 * @param balance the balance after the last ledger entry
 * @param messages the number of messages by the names of {@code MessageStatus}; statuses without messages are absent
 */
public record ProjectedAccount(long credits, long open, long entries, long balance, Map<String, Long> messages) {
    private static final Balances.Held UNKNOWN = new Balances.Held(-1, -1);

    public ProjectedAccount {
        messages = Map.copyOf(messages);
    }

    /** Reads the projections of an account as they are, without waiting for newer events. */
    public static ProjectedAccount find(MongoDatabase database, AccountId account) {
        var known = Balances.held(database.getCollection(Balances.NAME), account);
        var held = known == null ? UNKNOWN : known;
        var ledger = LedgerSlice.extent(database.getCollection(LedgerSlice.NAME), account);
        var messages = Messages.byStatus(database.getCollection(Messages.NAME), account);
        return new ProjectedAccount(held.credits(), held.open(), ledger.entries(), ledger.balance(), messages);
    }
}
