package com.ogensync.connect.postgres.audit;

import java.sql.SQLException;
import java.util.List;

/**
 * Single faults, each planted into one account whose entry 2 is a debit, 3 and 4 a debit and its refund, 5 a grant, 6 a
 * correction.
 */
record PlantedFaults(String what, Plant plant, String expected) {

    /** Plants the fault. */
    interface Plant {
        void into(LedgerWorld world, TestLedger ledger) throws SQLException;
    }

    static final List<PlantedFaults> ALL = List.of(
            forged(2, "\"reason\":\"message\"", "\"reason\":\"sign_up\"", "2: the reason sign_up is not allowed"),
            forged(2, "\"reason\":\"message\"", "\"reason\":\"gift\"", "2: the reason gift is not allowed"),
            forged(2, "\"amount\":1", "\"amount\":2", "2: the amount is 2; for a message"),
            forged(5, "\"amount\":9", "\"amount\":0", "5: the amount is 0; it must be at least 1"),
            forged(2, "\"balance\":99", "\"balance\":100", "2: the balance is 100, but the entries add up to 99"),
            forged(2, "\"balance\":99", "\"balance\":-1", "2: the balance is negative: -1"),
            forged(5, "\"entry\":5", "\"entry\":7", "7: the entry numbers are not consecutive: it follows entry 4"),
            forged(3, "\"at\":\"2026", "\"at\":\"2025", "3: the time is before the previous entry's time"),
            forged(5, "operator:ada", "user", "5: the actor is user; it must be an operator"),
            forged(2, "\"by\":\"user\"", "\"by\":\"system\"", "2: the actor is system; it must be user"),
            forged(6, "\"corrects\":1", "\"corrects\":9", "6: it corrects entry 9"),
            forged(6, "\"corrects\":1", "\"corrects\":null", "6: a correction must name the corrected entry"),
            forged(2, "\"messageId\":\"M1\"", "\"messageId\":null", "2: it must name a message"),
            forged(5, "operator_grant", "sign_up", "5: the reason sign_up is allowed for the first"),
            forged(2, "\"at\":\"2026-01", "\"at\":\"2026-13", "2: the stored bytes differ from the canonical form"),
            forged(2, "\"messageId\":\"M1\"", "\"messageId\":\"MX\"", "2: message MX does not exist"),
            forged(2, "\"messageId\":\"M1\"", "\"messageId\":\"MX\"", "message M1 was accepted, but no entry debits"),
            forged(3, "\"messageId\":\"M2\"", "\"messageId\":\"M1\"", "3: message M1 was already debited by entry 2"),
            forged(4, "\"messageId\":\"M2\"", "\"messageId\":\"M1\"", "4: message M1 has not failed"),
            forged(4, "\"messageId\":\"M2\"", "\"messageId\":\"M1\"", "message M2 failed, but no entry refunds"),
            forged(4, "\"messageId\":\"M2\"", "\"messageId\":\"MX\"", "4: no earlier entry debits a coin"),
            entry(2, "payload = replace(payload, '\"req-', '\"reQ-')", "2: the hash does not match the content"),
            entry(
                    2,
                    "payload = replace(payload, ',\"by\"', ', \"by\"')",
                    "2: the stored bytes differ from the canonical form"),
            entry(2, "payload = payload || ' '", "2: the stored bytes differ from the canonical form"),
            entry(5, "payload_type = payload_type || 'X'", "has a type or revision that this version does not support"),
            entry(5, "payload_revision = '2'", "has a type or revision that this version does not support"),
            entry(
                    2,
                    "payload_type = replace(payload_type, 'CoinDebited', 'CoinsGranted')",
                    "2: the hash does not match"),
            entry(6, "sequence_number = 90", "the stream has event 90 after event 5"),
            removed(
                    "aggregate_identifier = 'account:' || ? and sequence_number = 3",
                    "4: the entry numbers are not consecutive: it follows entry 2"),
            removed("aggregate_identifier = 'account:' || ? and sequence_number = 3", "4: the previous hash is not"),
            removed("aggregate_identifier = 'message:' || ? || ':M1'", "2: message M1 does not exist"),
            removed("aggregate_identifier = 'message:' || ? || ':M2' and sequence_number = 1", "4: message M2 has not"),
            removed(
                    "aggregate_identifier = 'message:' || ? || ':M2' and sequence_number = 0",
                    "message M2 was accepted 0"),
            removed(
                    "aggregate_identifier = 'message:' || ? || ':M2' and sequence_number = 0",
                    "message M2 has 1 events numbered"),
            removed("aggregate_identifier = 'account:' || ?", "the account has 2 messages but no events"),
            message(
                    "M1",
                    1,
                    "payload_type = replace(payload_type, 'MessageSent', 'MessageFailed')",
                    "message M1 failed, but no"),
            message(
                    "M1",
                    1,
                    "payload_type = replace(payload_type, 'MessageSent', 'MessageAccepted')",
                    "message M1 was accepted 2"),
            new PlantedFaults(
                    "a message both sent and failed",
                    (world, it) -> {
                        world.add("message:" + it.account + ":M2", 2, "MessageSent", "{}");
                        world.flush();
                    },
                    "message M2 was sent 1 times and failed 1 times"),
            new PlantedFaults(
                    "a coin event in a message's stream",
                    (world, it) -> {
                        world.add("message:" + it.account + ":M1", 2, "CoinsGranted", "{}");
                        world.flush();
                    },
                    "message M1 has coin events"));

    /**
     * Whether the view {@code ledger_evidence} shows the fault; it omits revisions, sequence numbers and MessageSent.
     */
    boolean isInEvidence() {
        return !what.contains("revision") && !what.contains("= 90") && !what.contains("sent");
    }

    @Override
    public String toString() {
        return what + ": " + expected;
    }

    private static PlantedFaults forged(long entry, String now, String then, String expected) {
        return new PlantedFaults(
                now + " becomes " + then,
                (world, ledger) -> new Forger(world).forge(ledger, entry, it -> replaced(it, now, then)),
                expected);
    }

    private static String replaced(String text, String now, String then) {
        if (!text.contains(now)) {
            throw new IllegalArgumentException("There is no " + now + " in " + text);
        }
        return text.replace(now, then);
    }

    private static PlantedFaults entry(long entry, String change, String expected) {
        return change("aggregate_identifier = 'account:' || ? and sequence_number = " + entry, change, expected);
    }

    private static PlantedFaults message(String id, int sequence, String change, String expected) {
        return change(
                "aggregate_identifier = 'message:' || ? || ':" + id + "' and sequence_number = " + sequence,
                change,
                expected);
    }

    private static PlantedFaults change(String where, String change, String expected) {
        return new PlantedFaults(
                change, (world, it) -> once(world, "update event set " + change + " where " + where, it), expected);
    }

    private static PlantedFaults removed(String where, String expected) {
        return new PlantedFaults(
                "without " + where, (world, it) -> once(world, "delete from event where " + where, it), expected);
    }

    private static void once(LedgerWorld world, String sql, TestLedger ledger) throws SQLException {
        if (world.tamper(sql, ledger.account.toString()) == 0) {
            throw new IllegalStateException("Nothing was changed by: " + sql);
        }
    }
}
