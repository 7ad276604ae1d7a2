package com.ogensync.connect.app.observability;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/** {@code GET /actuator/reconciliation} returns the number of drifting accounts; {@code POST} reconciles all now. */
@Endpoint(id = "reconciliation")
final class ReconciliationEndpoint {

    private final ReconciliationLoop loop;
    private final Reconciler reconciler;

    ReconciliationEndpoint(ReconciliationLoop loop, Reconciler reconciler) {
        this.loop = loop;
        this.reconciler = reconciler;
    }

    @ReadOperation
    Map<String, Integer> drifting() {
        return Map.of("drifting", reconciler.drifting());
    }

    @WriteOperation
    Map<String, Integer> all() throws InterruptedException {
        var outcomes = new TreeMap<String, Integer>();
        loop.all().forEach((outcome, count) -> outcomes.put(outcome.name().toLowerCase(Locale.ROOT), count));
        return outcomes;
    }
}
