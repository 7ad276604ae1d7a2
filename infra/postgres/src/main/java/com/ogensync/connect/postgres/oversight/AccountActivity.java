package com.ogensync.connect.postgres.oversight;

import java.util.Map;

/**
 * What the stored events say that an account did.
 *
 * @param activities how many of its activities are of which type, by the names of {@code ActivityType}; none is zero
 * @param hours what its messages reached in which hour since 1970, by the names of the milestones; none is zero
 */
public record AccountActivity(Map<String, Long> activities, Map<Long, Map<String, Long>> hours) {
    public AccountActivity {
        activities = Map.copyOf(activities);
        hours = Map.copyOf(hours);
    }
}
