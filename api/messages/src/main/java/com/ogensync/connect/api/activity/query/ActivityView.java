package com.ogensync.connect.api.activity.query;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An activity of an account. A message is one activity, updated with each of the message's events.
 *
 * @param id the message's id, else an id that is unique in the account
 * @param timestamp the time of its first event
 * @param details further values: texts, numbers, instants as texts; in the order to show
 * @param change the global index of its latest update, from which a stream can resume
 */
public record ActivityView(
        String id, ActivityType type, String description, Instant timestamp, Map<String, Object> details, long change) {
    public ActivityView {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    @Override
    public String toString() {
        return "ActivityView[" + id + ", " + type + "]";
    }
}
