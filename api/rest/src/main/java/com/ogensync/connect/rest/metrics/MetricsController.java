package com.ogensync.connect.rest.metrics;

import com.ogensync.connect.api.account.query.FindUsage;
import com.ogensync.connect.api.account.query.Usage;
import com.ogensync.connect.rest.dispatch.Dispatch;
import com.ogensync.connect.rest.dispatch.Views;
import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.rest.envelope.Success;
import com.ogensync.connect.rest.paging.Parameters;
import com.ogensync.connect.rest.security.Caller;
import java.time.Clock;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the usage of an account in a time window. */
@RestController
final class MetricsController {

    private final Dispatch dispatch;
    private final Clock clock;

    MetricsController(Dispatch dispatch, Clock clock) {
        this.dispatch = dispatch;
        this.clock = clock;
    }

    @GetMapping(path = "/api/metrics", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Success<Metrics>> metrics(Caller caller, Parameters parameters) {
        var window = Window.in(parameters, clock);
        return Views.find(
                dispatch.<Usage>read(
                        caller.account(),
                        position -> new FindUsage(
                                caller.account(),
                                position,
                                window.from(),
                                window.to(),
                                window.interval(),
                                window.offset())),
                () -> EdgeException.unavailable("The data is not ready yet", 1),
                Metrics::of);
    }
}
