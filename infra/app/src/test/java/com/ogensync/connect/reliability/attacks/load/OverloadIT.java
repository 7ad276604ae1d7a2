package com.ogensync.connect.reliability.attacks.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Sends at five times the maximum throughput. {@code -Dreliability.overload.seconds=60} is the full form; only that
 * checks goodput and recovery time.
 */
class OverloadIT {

    private static final int SHORT = 5;
    private static final int SECONDS = Integer.getInteger("reliability.overload.seconds", SHORT);
    private static final boolean FULL = SECONDS > SHORT;
    private static final List<Integer> CLIENTS = FULL ? List.of(32, 16, 32, 64, 128) : List.of(16);
    private static final Duration STEP = Duration.ofSeconds(FULL ? 8 : 2);
    private static final int COINS = 1_000_000;

    /** Uses the product's default limit; in the full form also the compilers, collector and memory of a server. */
    private static final Map<String, String> SETTINGS =
            Map.of("SIGNUP_COINS", Integer.toString(COINS), "MAX_CONCURRENT_SENDS", "256");

    private static final String[] JVM = FULL
            ? new String[] {"-XX:TieredStopAtLevel=4", "-XX:-UseSerialGC", "-XX:+UseG1GC", "-Xmx2g"}
            : new String[0];

    @Test
    void excess_sends_are_refused_at_once_and_the_rest_is_done() throws SQLException {
        try (var app = ChildApp.start("overload", SETTINGS, JVM)) {
            var attack = new OverloadAttack(app, FULL ? 32 : 8);
            var outcome = attack.run(CLIENTS, STEP, Duration.ofSeconds(SECONDS));
            System.out.printf(
                    "maximum %.0f/s with %d clients; offered %.0f/s for %d s: %.0f/s done (%.0f %%), %,d refused (%s),"
                            + " recovered after %d ms%n",
                    outcome.best(),
                    outcome.clients(),
                    outcome.offered(),
                    SECONDS,
                    outcome.goodput(),
                    outcome.ratio() * 100,
                    outcome.turnedAway(),
                    outcome.refusals(),
                    outcome.recovered().toMillis());
            assertThat(outcome.odd()).as(app.described()).isEmpty();
            assertThat(attack.audit(COINS)).as(app.described()).isEmpty();
            assertThat(attack.miscounted()).isEmpty();
            if (FULL) {
                assertThat(OverloadBounds.faults(outcome)).isEmpty();
            }
        }
    }
}
