package com.ogensync.connect.runtime.event;

import java.util.Map;

/**
 * An account's state, computed from its stored events without the code of the projections. No count is zero.
 *
 * @param events the number of events
 * @param position the newest event's global index; -1 without events
 * @param entries the number of ledger entries
 * @param balance the balance after the last entry
 * @param messages the number of messages by the names of {@code MessageStatus}
 * @param activities the number of activities by the names of {@code ActivityType}
 * @param hours the number of messages per hour since 1970, by the names of the milestones that they reached
 */
public record AccountFold(
        long events,
        long position,
        long entries,
        long balance,
        Map<String, Long> messages,
        Map<String, Long> activities,
        Map<Long, Map<String, Long>> hours) {
    public AccountFold {
        messages = Map.copyOf(messages);
        activities = Map.copyOf(activities);
        hours = Map.copyOf(hours);
    }
}
