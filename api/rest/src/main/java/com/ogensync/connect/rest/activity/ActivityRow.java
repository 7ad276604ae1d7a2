package com.ogensync.connect.rest.activity;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.activity.query.ActivityView;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** An activity in the form of a response. */
public record ActivityRow(String id, String type, String description, String timestamp, Map<String, Object> details) {

    public ActivityRow {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /** Converts a view to a row. */
    public static ActivityRow of(ActivityView view) {
        return new ActivityRow(
                view.id(), view.type().text(), view.description(), Instants.text(view.timestamp()), view.details());
    }

    @Override
    public String toString() {
        return "ActivityRow[" + id + ", " + type + "]";
    }
}
