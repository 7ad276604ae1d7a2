package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * SIGTERM under load: every request in progress, and every request in the following half second, gets a response, and
 * the application exits within 30 s.
 */
class GracefulStopIT {

    private static final int COINS = 100_000;
    private static final int CLIENTS = 16;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final Duration SERVED_ON = Duration.ofMillis(500);
    private static final int STOPS = Integer.getInteger("reliability.stops", 1);
    private static final int BY_SIGTERM = 143;

    @Test
    void requests_in_progress_are_answered_before_the_exit() throws SQLException {
        try (var app = ChildApp.start("stop", Map.of("SIGNUP_COINS", Integer.toString(COINS)))) {
            var deadline = Deadline.ofThisRun();
            for (var stop = 0; stop < STOPS && deadline.allows(stop); stop++) {
                stop(app, "stop " + stop + " ");
            }
        }
    }

    private static void stop(ChildApp app, String label) throws SQLException {
        var witness = new Witness(app, COINS);
        var accounts = app.caller().registerLinked(4);
        var load = new Load(app.caller(), accounts, label, label.hashCode()).untilLost(CLIENTS);
        await().atMost(Duration.ofMinutes(1)).until(() -> load.answered() > 200);
        var asked = System.nanoTime();
        app.sigterm();
        var status = app.exitStatus();
        var took = Duration.ofNanos(System.nanoTime() - asked);
        var sends = load.stop();
        assertThat(Verdict.inProgressAt(asked, sends))
                .as("in progress at SIGTERM")
                .isPositive();
        assertThat(Verdict.droppedAt(asked + SERVED_ON.toNanos(), sends))
                .as("dropped at SIGTERM or soon after%s", app.described())
                .isEmpty();
        assertThat(took).as(app.described()).isLessThan(LONGEST_STOP);
        assertThat(status).isIn(0, BY_SIGTERM);
        app.restart();
        var answered = witness.repeated(sends, accounts);
        witness.awaitOutcomes(accounts);
        var evidence = witness.evidence(accounts, answered, load.recipients(), label);
        assertThat(Auditor.faults(evidence)).as(app.described()).isEmpty();
        Progress.say("%s: SIGTERM under load, exit after %d ms, no request dropped".formatted(label, took.toMillis()));
    }
}
