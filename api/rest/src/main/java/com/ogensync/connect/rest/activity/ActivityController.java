package com.ogensync.connect.rest.activity;

import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.activity.query.ActivityView;
import com.ogensync.connect.api.activity.query.ListActivities;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.dispatch.Views;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.paging.Cursors;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists an account's activity, newest first. */
@RestController
final class ActivityController {

    /** A page of activity rows. */
    record Activities(
            List<ActivityRow> activities, @Nullable String nextCursor) {}

    private final Dispatch dispatch;
    private final Cursors cursors;

    ActivityController(Dispatch dispatch, Cursors cursors) {
        this.dispatch = dispatch;
        this.cursors = cursors;
    }

    @GetMapping(path = "/api/activity", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Success<Activities>> activity(Caller caller, Parameters parameters) {
        int limit = parameters.limit();
        var type =
                parameters.oneOf("type", ActivityType.class, ActivityType::text).orElse(null);
        var cursor = cursors.of(caller.account(), "activity", type);
        var before = cursor.from(parameters);
        return Views.show(
                dispatch.<Page<ActivityView>>read(
                        caller.account(),
                        position -> new ListActivities(caller.account(), position, before, limit, type)),
                new Page<>(List.of(), null),
                page -> new Activities(
                        page.items().stream().map(ActivityRow::of).toList(), cursor.encode(page.next())));
    }
}
