package com.ogensync.connect.postgres.audit;

import org.jspecify.annotations.Nullable;

/**
 * A violation of the ledger's rules.
 *
 * @param account the account's bare uuid; the stream's name if it belongs to no account
 * @param entry the ledger entry; null if the fault concerns no single entry
 * @param what the description, an English phrase
 */
public record Fault(String account, @Nullable Long entry, String what) {}
