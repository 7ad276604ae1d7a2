package com.ogensync.connect.api.activity.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Page;
import java.time.Duration;

/**
 * Lists new and updated activities, oldest change first. The result is a {@link Page} of {@link ActivityView}. If there
 * are none, the query waits for the first, and is answered with an empty page after the time-out.
 *
 * @param after the {@link ActivityView#change} last seen; the account's newest position to list only later changes
 * @param limit the maximum number of items
 * @param patience the time-out
 */
public record ListActivityChanges(AccountId accountId, long after, int limit, Duration patience)
        implements AccountQuery {
    /** Returns -1: the query waits for changes, not for a position. */
    @Override
    public long position() {
        return -1;
    }
}
