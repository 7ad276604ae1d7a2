package com.ogensync.connect.postgres.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something in the ledger that must not be.
 *
 * @param account the account's bare uuid; the stream's name where there is no account
 * @param entry the ledger entry; null when it is about no single one
 * @param what what is wrong, in words
 */
public record Fault(String account, @Nullable Long entry, String what) {}
