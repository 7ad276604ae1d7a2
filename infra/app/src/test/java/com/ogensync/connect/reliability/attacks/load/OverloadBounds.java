package com.ogensync.connect.reliability.attacks.load;

import com.ogensync.connect.reliability.attacks.load.OverloadAttack.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Checks the result of an overload attack. */
final class OverloadBounds {

    private static final double LEAST_OFFERED = 3;
    private static final double LEAST_DONE = 0.8;
    private static final Duration FAST = Duration.ofSeconds(1);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(10);

    private OverloadBounds() {}

    /** Returns faults. A run without an overload or without refusals is a fault, because it proves nothing. */
    static List<String> faults(Outcome outcome) {
        var faults = new ArrayList<String>();
        if (outcome.offered() < outcome.best() * LEAST_OFFERED || outcome.turnedAway() == 0) {
            faults.add("No overload: %.0f/s offered, %d refused".formatted(outcome.offered(), outcome.turnedAway()));
        }
        // Negated, so that NaN fails too.
        if (!(outcome.ratio() >= LEAST_DONE)) {
            faults.add("Only %.0f %% of the maximum was done".formatted(outcome.ratio() * 100));
        }
        if (outcome.refusedWithin().compareTo(FAST) >= 0) {
            faults.add("Refusals took " + outcome.refusedWithin());
        }
        if (outcome.recovered().compareTo(LONGEST_RECOVERY) > 0) {
            faults.add("Recovered only after " + outcome.recovered());
        }
        return faults;
    }
}
