package com.ogensync.connect.postgres.audit;

/**
 * The result of an audit.
 *
 * @param accounts the number of accounts with entries
 * @param coins the sum of all balances
 * @param messages the number of message streams
 * @param anchors the number of stored and exported anchors that were compared with the ledger
 * @param root the Merkle root over the accounts' newest hashes, 64 hex digits
 */
public record AuditSummary(
        long accounts,
        long entries,
        long coins,
        long granted,
        long debited,
        long refunded,
        long messages,
        long anchors,
        String root,
        long faults) {}
