package com.ogensync.connect.api.operator;

import com.ogensync.connect.api.account.Coins;

/**
 * What an account has after an operator's action.
 *
 * @param entry the number of its newest ledger entry then; 0 before the first
 * @param replayed whether this had been done before, under the same key, and was not done again
 */
public record OperatorReceipt(long entry, Coins balance, boolean replayed) {}
