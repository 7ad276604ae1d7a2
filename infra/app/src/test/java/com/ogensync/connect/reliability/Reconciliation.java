package com.ogensync.connect.reliability;

import com.ogensync.connect.reliability.child.ChildApp;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the application's own comparison of projections with events says. */
final class Reconciliation {

    private Reconciliation() {}

    /** Compares every account: what keeps one from saying that all could be compared, and are equal. */
    static List<String> unlike(ChildApp app) {
        var outcomes = app.operations().post("/actuator/reconciliation", null, Map.of());
        if (outcomes.status() != 200) {
            return List.of("answer " + outcomes.status());
        }
        return outcomes.json()
                .propertyStream()
                .filter(it -> it.getKey().equals("equal") == (it.getValue().asInt() == 0))
                .map(it -> it.getKey() + " " + it.getValue())
                .toList();
    }

    /** How many accounts had wrong projections, though these said that they had seen everything. */
    static double drifted(ChildApp app) {
        return sum(app, it -> it.startsWith("projection_drift"));
    }

    /** How much was mended: by projectors that noticed a gap, and by the comparison. */
    static double mended(ChildApp app) {
        return sum(app, it -> it.startsWith("projection_drift_healed") || it.startsWith("projection_gap_heals"));
    }

    /** How many events projections are behind, each counted by itself. */
    static double behind(ChildApp app) {
        return sum(app, it -> it.startsWith("projection_lag{"));
    }

    /** The sum of some figures that it publishes. */
    static double sum(ChildApp app, Predicate<String> which) {
        return app.operations()
                .get("/actuator/prometheus", null)
                .expect(200)
                .body()
                .lines()
                .filter(which)
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
                .sum();
    }
}
