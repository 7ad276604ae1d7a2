package com.ogensync.connect.api.account.query;

import com.ogensync.connect.api.query.Page;

/**
 * Lists the accounts with a phone number. The result is a {@link Page} of
 * {@link com.ogensync.connect.api.account.AccountId}.
 *
 * @param digest HMAC of the number, 64 lower-case hex digits
 */
public record ListAccountsOfPhone(String digest) {}
