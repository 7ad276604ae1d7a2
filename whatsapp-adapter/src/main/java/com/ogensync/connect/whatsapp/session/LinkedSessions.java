package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.account.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Index over the sessions' events: the linked sessions and the node that owns each. Leases use the database's clock. A
 * lease has an epoch that grows with every new owner, so that the writes of an old owner can be rejected.
 */
public interface LinkedSessions {

    /**
     * A session that this node owns until its lease ends.
     *
     * @param link the number of the attempt that linked its device
     */
    record Lease(AccountId accountId, long link, long epoch) {}

    /**
     * Renews this node's leases and takes over linked sessions without an owner.
     *
     * @return all leases of this node
     */
    List<Lease> claim(String nodeId, Duration lease);

    /** Releases all leases of this node at shutdown. */
    void release(String nodeId);

    /** Returns an account's linked device; empty if none is linked. */
    Optional<LinkedSession> find(AccountId accountId);

    /** Returns the last device of each account without a linked one. {@code online} has no meaning in these. */
    List<LinkedSession> unlinked();
}
