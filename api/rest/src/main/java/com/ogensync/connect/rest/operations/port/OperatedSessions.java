package com.ogensync.connect.rest.operations.port;

import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The WhatsApp sessions of all accounts that ever linked a device. */
public interface OperatedSessions {

    /** The state of a session. */
    enum State {
        ONLINE,
        OFFLINE,
        UNLINKED
    }

    /**
     * One account's session.
     *
     * @param node the node that owns the session; null if there is none
     * @param leaseUntil the time at which the node's lease expires unless it is renewed
     * @param epoch how often the session moved between nodes
     * @param lastReason the reason of the last connection loss; null if there was none
     * @param reconnects number of reconnects since the device was linked
     */
    record Session(
            AccountId account,
            State state,
            @Nullable String node,
            @Nullable Instant leaseUntil,
            long epoch,
            @Nullable String lastReason,
            @Nullable Instant lastLostAt,
            long reconnects) {}

    /**
     * Returns a page of sessions, in the order of accounts.
     *
     * @param state only sessions in this state; null for all
     * @param after the last account of the previous page; null for the first page
     */
    List<Session> list(@Nullable State state, @Nullable UUID after, int limit);
}
