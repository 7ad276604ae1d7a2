package com.ogensync.connect.api.account.query;

/**
 * An account's balance at a point in time.
 *
 * @param credits the balance after the entry
 * @param entry the number of the newest entry at that time; 0 before the first
 */
public record BalanceAt(long credits, long entry) {}
