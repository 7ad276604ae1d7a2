package com.ogensync.connect.api.activity.query;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that has happened to an account. A message gives one that grows.
 *
 * @param id the message's id, else a name that is unique for the account
 * @param timestamp when it began
 * @param details what else is known: texts, numbers, instants as texts; in the order to show
 * @param change where it last grew: to resume from
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
