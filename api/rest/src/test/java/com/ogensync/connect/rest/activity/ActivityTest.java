package com.ogensync.connect.rest.activity;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.activity.query.ActivityView;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.TestClock;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivityTest {

    private final Edge edge = Edge.fresh();
    private final Edge.Caller caller = edge.caller();

    private static ActivityView sent() {
        var details = new LinkedHashMap<String, Object>();
        details.put("messageId", "3EB0AA");
        details.put("amount", 1L);
        return new ActivityView(
                "3EB0AA", ActivityType.MESSAGE_SENT, "Message sent to 919876543210", TestClock.START, details, 12);
    }

    @Test
    void activities_are_listed_newest_first_including_the_callers_own_writes() {
        edge.world().positionIs(42);
        edge.world().shows(ListActivities.class, new Page<>(List.of(sent()), null));
        edge.get("/api/activity", caller)
                .succeededWith(
                        200,
                        "{\"success\":true,\"data\":{\"activities\":[{\"id\":\"3EB0AA\",\"type\":\"message_sent\","
                                + "\"description\":\"Message sent to 919876543210\","
                                + "\"timestamp\":\"2026-01-02T03:04:05.678Z\","
                                + "\"details\":{\"messageId\":\"3EB0AA\",\"amount\":1}}],\"nextCursor\":null}}");
        assertThat(edge.world().last(ListActivities.class))
                .isEqualTo(new ListActivities(caller.account(), 42, null, 20, null));
    }

    @Test
    void type_and_limit_are_passed_to_the_query() {
        edge.world().shows(ListActivities.class, new Page<>(List.of(), null));
        for (var type : ActivityType.values()) {
            edge.get("/api/activity?limit=100&type=" + type.text(), caller)
                    .succeededWith(200, "{\"success\":true,\"data\":{\"activities\":[],\"nextCursor\":null}}");
            assertThat(edge.world().last(ListActivities.class))
                    .isEqualTo(new ListActivities(caller.account(), 7, null, 100, type));
        }
    }

    @Test
    void stale_activities_are_marked_and_a_lagging_projection_without_data_is_503() {
        edge.world().showsOld(ListActivities.class, new Page<>(List.of(sent()), null));
        assertThat(edge.get("/api/activity", caller).header("X-Data-Stale")).isEqualTo("true");
        edge.world().showsOld(ListActivities.class, null);
        edge.get("/api/activity", caller).failedWith(503);
    }
}
