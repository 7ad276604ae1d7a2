package com.ogensync.connect.api.account.query;

/**
 * What an account had at a moment.
 *
 * @param credits after the entry
 * @param entry the newest entry by then; 0 before the first
 */
public record BalanceAt(long credits, long entry) {}
