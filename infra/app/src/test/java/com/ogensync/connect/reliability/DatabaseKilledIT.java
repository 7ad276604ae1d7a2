package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** kill -9 of PostgreSQL under load: sends work again within 10 s, by themselves, and nothing is half done. */
class DatabaseKilledIT {

    private static final int COINS = 100_000;
    private static final int CLIENTS = 16;
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);
    private static final int OUTAGES = Integer.getInteger("reliability.outages", 1);
    private static final Map<String, String> SETTINGS =
            Map.of("SIGNUP_COINS", Integer.toString(COINS), "ACK_TIMEOUT", "1s");

    @Test
    void it_works_again_soon_after_postgresql_was_killed() throws SQLException {
        try (var app = ChildApp.start("database", SETTINGS)) {
            for (var outage = 0; outage < OUTAGES; outage++) {
                outage(app, "outage " + outage + " ");
            }
        }
    }

    private static void outage(ChildApp app, String label) throws SQLException {
        var witness = new Witness(app, COINS);
        var accounts = app.caller().registerLinked(4);
        var load = new Load(app.caller(), accounts, label, label.hashCode()).untilStopped(CLIENTS);
        await().atMost(Duration.ofMinutes(1)).until(() -> load.answered() > 200);
        var killed = System.nanoTime();
        app.database().kill9();
        await("another postmaster" + app.described())
                .atMost(LONGEST_OUTAGE.multipliedBy(3))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> app.database().isUp());
        var up = System.nanoTime();
        await("sends work again" + app.described())
                .atMost(LONGEST_OUTAGE.multipliedBy(3))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> load.succeededSince(up));
        var away = Duration.ofNanos(System.nanoTime() - killed);
        var asked = witness.askedAgain(load.stop(), accounts);
        witness.awaitOutcomes(accounts);
        witness.awaitBalances(accounts);
        var evidence = witness.evidence(accounts, asked, load.recipients(), label);
        assertThat(Auditor.faults(evidence)).as(app.described()).isEmpty();
        assertThat(Verdict.undocumented(asked))
                .as(app.described())
                .filteredOn(it -> !Verdict.isInDoubt(it))
                .isEmpty();
        assertThat(away).as("outage").isLessThan(LONGEST_OUTAGE);
        System.out.printf(
                "PostgreSQL killed: sends worked again after %d ms, %d were refused meanwhile, %d of %d got no answer%n",
                away.toMillis(),
                asked.stream().filter(it -> it.status() == 503).count(),
                asked.stream().filter(Send::isLost).count(),
                asked.size());
    }
}
