package com.ogensync.connect.postgres.audit;

/**
 * What an audit found.
 *
 * @param accounts how many have entries
 * @param coins all balances together
 * @param messages how many streams of messages there are
 * @param anchors how many stored and kept anchors were compared with the ledger
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
