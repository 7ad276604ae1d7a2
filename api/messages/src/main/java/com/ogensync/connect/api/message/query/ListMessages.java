package com.ogensync.connect.api.message.query;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Page;
import org.jspecify.annotations.Nullable;

/**
 * Asks for an account's messages, newest first: a {@link Page} of {@link MessageView}.
 *
 * @param before the {@code next} of the page before; null for the newest
 * @param limit at most so many
 * @param status only these; null for all
 * @param to only to this number, digits, or {@code …@lid}: as accepted, or as WhatsApp writes it; null for all
 */
public record ListMessages(
        AccountId accountId,
        long position,
        @Nullable Long before,
        int limit,
        @Nullable MessageStatus status,
        @Nullable String to)
        implements AccountQuery {}
