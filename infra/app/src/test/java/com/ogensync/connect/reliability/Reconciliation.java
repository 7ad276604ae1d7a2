package com.ogensync.connect.reliability;

import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Results of the application's comparison of projections with events. */
public final class Reconciliation {

    private Reconciliation() {}

    /** Compares every account; returns all reasons why the accounts are not all comparable and equal. */
    static List<String> unlike(ChildApp app) {
        return unlike(app.operations().post("/actuator/reconciliation", null, Map.of()));
    }

    /** All accounts must be equal, and at least one must be compared. */
    static List<String> unlike(Answer outcomes) {
        if (outcomes.status() != 200) {
            return List.of("answer " + outcomes.status());
        }
        var counts = outcomes.json();
        if (!counts.path("equal").isIntegralNumber()) {
            return List.of("no count of equal accounts: " + outcomes.body());
        }
        return counts.propertyStream()
                .filter(it -> !it.getValue().isIntegralNumber()
                        || it.getKey().equals("equal") == (it.getValue().asLong() == 0))
                .map(it -> it.getKey() + " " + it.getValue())
                .toList();
    }

    /** Returns how many accounts had wrong projections although these were up to date. */
    static double drifted(ChildApp app) {
        return sum(app, it -> it.startsWith("projection_drift"));
    }

    /** Returns the number of repairs by projectors that detected a gap and by the comparison. */
    static double healed(ChildApp app) {
        return sum(app, it -> it.startsWith("projection_drift_healed") || it.startsWith("projection_gap_heals"));
    }

    /** Returns the sum of the projections' lags in events. */
    static double behind(ChildApp app) {
        return sum(app, it -> it.startsWith("projection_lag{"));
    }

    /** Returns the sum of some metrics of the application. */
    public static double sum(ChildApp app, Predicate<String> which) {
        return sum(
                app.operations().get("/actuator/prometheus", null).expect(200).body(), which);
    }

    /** Returns the sum of some of these metrics, one per line. */
    static double sum(String figures, Predicate<String> which) {
        return figures.lines()
                .filter(which)
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
                .sum();
    }
}
