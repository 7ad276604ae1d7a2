package com.ogensync.connect.api.operator;

import com.ogensync.connect.api.account.Coins;

/**
 * The state of an account's ledger after an operator's action.
 *
 * @param entry the number of the newest ledger entry; 0 before the first
 * @param replayed whether an earlier request with the same key did the action, so that this one had no effect
 */
public record OperatorReceipt(long entry, Coins balance, boolean replayed) {}
