package com.ogensync.connect.api.activity.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Page;
import org.jspecify.annotations.Nullable;

/**
 * Asks what has happened to an account, newest first: a {@link Page} of {@link ActivityView}.
 *
 * @param before the {@code next} of the page before; null for the newest
 * @param limit at most so many
 * @param type only these; null for all
 */
public record ListActivities(
        AccountId accountId,
        long position,
        @Nullable Long before,
        int limit,
        @Nullable ActivityType type) implements AccountQuery {}
