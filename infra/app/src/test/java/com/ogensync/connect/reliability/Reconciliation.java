package com.ogensync.connect.reliability;

import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What the application's own comparison of projections with events says. */
public final class Reconciliation {

    private Reconciliation() {}

    /** Compares every account: what keeps one from saying that all could be compared, and are equal. */
    static List<String> unlike(ChildApp app) {
        return unlike(app.operations().post("/actuator/reconciliation", null, Map.of()));
    }

    /** Only accounts that are equal may be counted, and at least one must be: comparing nothing proves nothing. */
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
    public static double sum(ChildApp app, Predicate<String> which) {
        return sum(
                app.operations().get("/actuator/prometheus", null).expect(200).body(), which);
    }

    /** The sum of some of these figures, a line each. */
    static double sum(String figures, Predicate<String> which) {
        return figures.lines()
                .filter(which)
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' ') + 1)))
                .sum();
    }
}
