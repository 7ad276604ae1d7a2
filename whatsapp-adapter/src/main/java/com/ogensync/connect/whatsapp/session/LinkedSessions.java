package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.account.AccountId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The linked sessions and which node owns each: an index over the sessions' events, with leases on the database's
 * clock. A lease has an epoch that grows with every new owner, so that an old owner's writes can be told.
 */
public interface LinkedSessions {

    /**
     * A session that this node owns until its lease ends.
     *
     * @param link which attempt at linking made its device
     */
    record Lease(AccountId accountId, long link, long epoch) {}

    /**
     * Renews this node's leases, and takes over linked sessions that nobody owns any more. Answers with all it owns
     * now.
     */
    List<Lease> claim(String nodeId, Duration lease);

    /** Gives all leases of this node back, at its orderly end. */
    void release(String nodeId);

    /** What is known of an account's linked device; empty when none is linked. */
    Optional<LinkedSession> find(AccountId accountId);

    /** The last devices of those who have none any more, as far as the index knows; online or not says nothing. */
    List<LinkedSession> unlinked();
}
