package com.ogensync.connect.api.activity.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Page;
import org.jspecify.annotations.Nullable;

/**
 * Lists an account's activities, newest first. The result is a {@link Page} of {@link ActivityView}.
 *
 * @param before the {@code next} of the previous page; null for the newest
 * @param limit the maximum number of items
 * @param type the only type to list; null for all
 */
public record ListActivities(
        AccountId accountId,
        long position,
        @Nullable Long before,
        int limit,
        @Nullable ActivityType type) implements AccountQuery {}
