package com.ogensync.connect.rest.operations;

import com.ogensync.connect.api.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The WhatsApp sessions of all accounts that ever linked a device. */
public interface OperatedSessions {

    /** What a session may be. */
    enum State {
        ONLINE,
        OFFLINE,
        UNLINKED
    }

    /**
     * One account's session.
     *
     * @param node which node holds it; null when none does
     * @param leaseUntil until when, if nothing is heard of the node
     * @param epoch how often it went from one node to another
     * @param lastReason why the connection was lost last; null if it never was
     * @param reconnects how often it came back since the device was linked
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
     * A page of them, in the order of accounts.
     *
     * @param state only those; null for all
     * @param after the account of the page before's last; null for the first page
     */
    List<Session> list(@Nullable State state, @Nullable UUID after, int limit);
}
