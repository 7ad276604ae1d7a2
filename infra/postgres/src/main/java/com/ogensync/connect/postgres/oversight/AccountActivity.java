package com.ogensync.connect.postgres.oversight;

import java.util.Map;

/**
 * An account's activity, computed from its stored events.
 *
 * @param activities the number of activities by the names of {@code ActivityType}; never zero
 * @param hours the number of messages per hour since 1970, by the names of the milestones that they reached; never zero
 */
public record AccountActivity(Map<String, Long> activities, Map<Long, Map<String, Long>> hours) {
    public AccountActivity {
        activities = Map.copyOf(activities);
        hours = Map.copyOf(hours);
    }
}
