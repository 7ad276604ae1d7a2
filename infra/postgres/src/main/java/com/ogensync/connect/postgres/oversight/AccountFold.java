package com.ogensync.connect.postgres.oversight;

import java.util.Map;

/**
 * An account's state, computed from its stored events.
 *
 * @param events the number of events
 * @param position the newest event's global index; -1 without events
 * @param entries the number of ledger entries
 * @param balance the balance after the last entry
 * @param messages the number of messages by the names of {@code MessageStatus}; never zero
 */
public record AccountFold(long events, long position, long entries, long balance, Map<String, Long> messages) {
    public AccountFold {
        messages = Map.copyOf(messages);
    }
}
