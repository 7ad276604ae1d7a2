package com.ogensync.connect.api.activity.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Page;
import java.time.Duration;

/**
 * Asks for the activities that are new or have grown, oldest change first: a {@link Page} of {@link ActivityView}. It
 * is answered at once when there are any, else when there are, or empty when patience runs out.
 *
 * @param after the {@link ActivityView#change} last seen; the account's newest position to start from now
 * @param limit at most so many
 * @param patience how long to wait for the first
 */
public record ListActivityChanges(AccountId accountId, long after, int limit, Duration patience)
        implements AccountQuery {
    /** Whoever waits for changes needs no other freshness. */
    @Override
    public long position() {
        return -1;
    }
}
