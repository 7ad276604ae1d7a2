package com.ogensync.connect.postgres.audit;

import java.sql.SQLException;
import java.util.List;

/**
 * Faults, one at a time, each in one account whose entry 2 is a debit, 3 and 4 a debit and its refund, 5 a grant, 6 a
 * correction.
 */
record PlantedFaults(String what, Plant plant, String told) {

    /** Puts it there. */
    interface Plant {
        void into(LedgerWorld world, TestLedger ledger) throws SQLException;
    }

    static final List<PlantedFaults> ALL = List.of(
            forged(2, "\"reason\":\"message\"", "\"reason\":\"sign_up\"", "2: its reason is sign_up"),
            forged(2, "\"reason\":\"message\"", "\"reason\":\"gift\"", "2: its reason is gift"),
            forged(2, "\"amount\":1", "\"amount\":2", "2: it moves 2 coins for one message"),
            forged(5, "\"amount\":9", "\"amount\":0", "5: it moves 0 coins"),
            forged(2, "\"balance\":99", "\"balance\":100", "2: its balance is 100, but the entries come to 99"),
            forged(2, "\"balance\":99", "\"balance\":-1", "2: its balance is below zero: -1"),
            forged(5, "\"entry\":5", "\"entry\":7", "7: it follows entry 4"),
            forged(3, "\"at\":\"2026", "\"at\":\"2025", "3: it is older than the entry before it"),
            forged(5, "operator:ada", "user", "5: it is by user, though only an operator may"),
            forged(2, "\"by\":\"user\"", "\"by\":\"system\"", "2: it is by system, not by user"),
            forged(6, "\"corrects\":1", "\"corrects\":9", "6: it corrects entry 9"),
            forged(6, "\"corrects\":1", "\"corrects\":null", "6: it must name the entry"),
            forged(2, "\"messageId\":\"M1\"", "\"messageId\":null", "2: it must name its message"),
            forged(5, "operator_grant", "sign_up", "5: it grants the sign-up coins"),
            forged(2, "\"at\":\"2026-01", "\"at\":\"2026-13", "2: its stored bytes are not those"),
            forged(2, "\"messageId\":\"M1\"", "\"messageId\":\"MX\"", "2: its message MX does not exist"),
            forged(2, "\"messageId\":\"M1\"", "\"messageId\":\"MX\"", "message M1 was accepted, and no entry took"),
            forged(3, "\"messageId\":\"M2\"", "\"messageId\":\"M1\"", "3: message M1 was paid by entry 2"),
            forged(4, "\"messageId\":\"M2\"", "\"messageId\":\"M1\"", "4: its message M1 has not failed"),
            forged(4, "\"messageId\":\"M2\"", "\"messageId\":\"M1\"", "message M2 failed, and no entry gave"),
            forged(4, "\"messageId\":\"M2\"", "\"messageId\":\"MX\"", "4: no entry before it took a coin"),
            entry(2, "payload = replace(payload, '\"req-', '\"reQ-')", "2: its hash is not that of what it says"),
            entry(2, "payload = replace(payload, ',\"by\"', ', \"by\"')", "2: its stored bytes are not those"),
            entry(2, "payload = payload || ' '", "2: its stored bytes are not those"),
            entry(5, "payload_type = payload_type || 'X'", "has a type that this version does not know"),
            entry(5, "payload_revision = '2'", "has a type that this version does not know"),
            entry(2, "payload_type = replace(payload_type, 'CoinDebited', 'CoinsGranted')", "2: its hash is not"),
            entry(6, "sequence_number = 90", "its stream has event 90 after event 5"),
            removed("aggregate_identifier = 'account:' || ? and sequence_number = 3", "4: it follows entry 2"),
            removed("aggregate_identifier = 'account:' || ? and sequence_number = 3", "4: it does not continue"),
            removed("aggregate_identifier = 'message:' || ? || ':M1'", "2: its message M1 does not exist"),
            removed(
                    "aggregate_identifier = 'message:' || ? || ':M2' and sequence_number = 1",
                    "4: its message M2 has not"),
            removed(
                    "aggregate_identifier = 'message:' || ? || ':M2' and sequence_number = 0",
                    "message M2 was accepted 0"),
            removed(
                    "aggregate_identifier = 'message:' || ? || ':M2' and sequence_number = 0",
                    "message M2 has 1 events numbered"),
            removed("aggregate_identifier = 'account:' || ?", "it has 2 messages and no events"),
            message(
                    "M1",
                    1,
                    "payload_type = replace(payload_type, 'MessageSent', 'MessageFailed')",
                    "message M1 failed, and no"),
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
                    "a coin in a message's stream",
                    (world, it) -> {
                        world.add("message:" + it.account + ":M1", 2, "CoinsGranted", "{}");
                        world.flush();
                    },
                    "message M1 has movements of coins"));

    /** Whether the rows made for auditors show it: they leave out revisions, places in streams and what was sent. */
    boolean isInEvidence() {
        return !what.contains("revision") && !what.contains("= 90") && !what.contains("sent");
    }

    @Override
    public String toString() {
        return what + ": " + told;
    }

    private static PlantedFaults forged(long entry, String now, String then, String told) {
        return new PlantedFaults(
                now + " becomes " + then,
                (world, ledger) -> new Forger(world).forge(ledger, entry, it -> replaced(it, now, then)),
                told);
    }

    private static String replaced(String text, String now, String then) {
        if (!text.contains(now)) {
            throw new IllegalArgumentException("There is no " + now + " in " + text);
        }
        return text.replace(now, then);
    }

    private static PlantedFaults entry(long entry, String change, String told) {
        return change("aggregate_identifier = 'account:' || ? and sequence_number = " + entry, change, told);
    }

    private static PlantedFaults message(String id, int sequence, String change, String told) {
        return change(
                "aggregate_identifier = 'message:' || ? || ':" + id + "' and sequence_number = " + sequence,
                change,
                told);
    }

    private static PlantedFaults change(String where, String change, String told) {
        return new PlantedFaults(
                change, (world, it) -> once(world, "update event set " + change + " where " + where, it), told);
    }

    private static PlantedFaults removed(String where, String told) {
        return new PlantedFaults(
                "without " + where, (world, it) -> once(world, "delete from event where " + where, it), told);
    }

    private static void once(LedgerWorld world, String sql, TestLedger ledger) throws SQLException {
        if (world.tamper(sql, ledger.account.toString()) == 0) {
            throw new IllegalStateException("Nothing was changed by: " + sql);
        }
    }
}
