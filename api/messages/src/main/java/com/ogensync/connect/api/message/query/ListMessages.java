package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Page;
import org.jspecify.annotations.Nullable;

/**
 * Lists an account's messages, newest first. The result is a {@link Page} of {@link MessageView}.
 *
 * @param before the {@code next} of the previous page; null for the newest
 * @param limit the maximum number of items
 * @param status the only status to list; null for all
 * @param to the only recipient to list: a number, digits, or {@code …@lid}, as accepted or as WhatsApp writes it; null
 *     for all
 */
public record ListMessages(
        AccountId accountId,
        long position,
        @Nullable Long before,
        int limit,
        @Nullable MessageStatus status,
        @Nullable String to)
        implements AccountQuery {}
