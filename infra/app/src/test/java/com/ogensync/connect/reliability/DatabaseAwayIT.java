package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.ChildDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Several kinds of PostgreSQL outages under load: sends are refused clearly, recover automatically within 10 s of its
 * return, and no operation is half done. {@code -Dreliability.outages=20} sets the number of outages of each kind,
 * {@code -Dreliability.away=30} the seconds of the longer ones, {@code -Dreliability.beside=300} the number of linked
 * numbers in addition to the sending ones.
 */
class DatabaseAwayIT {

    private static final int COINS = 100_000;
    private static final int CLIENTS = 16;
    private static final Duration LONGEST_RETURN = Duration.ofSeconds(10);
    private static final int OUTAGES = Integer.getInteger("reliability.outages", 1);

    /** Limits memory, because without a MongoDB the application holds the projections of all messages in memory. */
    private static final int OUTAGES_OF_ONE_FOLDER = 5;

    private static final int BESIDE = Integer.getInteger("reliability.beside", 0);
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("reliability.away", 4));
    private static final Map<String, String> SETTINGS =
            Map.of("SIGNUP_COINS", Integer.toString(COINS), "ACK_TIMEOUT", "1s");

    /** Kinds of outages. */
    private enum Way {
        /** kill -9; the application restarts it at once. */
        KILLED {
            @Override
            void leave(ChildDatabase database) {
                database.kill9();
            }
        },
        /** Immediate shutdown, without a checkpoint. */
        ENDED_AT_ONCE {
            @Override
            void leave(ChildDatabase database) {
                database.end("QUIT");
            }
        },
        /** Shutdown; it cannot be restarted for a while. */
        KEPT_DOWN {
            @Override
            void leave(ChildDatabase database) {
                database.keepDown();
                database.end("INT");
            }

            @Override
            void comeBack(ChildDatabase database) {
                database.letUp();
            }
        },
        /** Its processes are suspended, its connections stay open. */
        STANDING_STILL {
            @Override
            void leave(ChildDatabase database) {
                database.signal("STOP");
            }

            @Override
            void comeBack(ChildDatabase database) {
                database.signal("CONT");
            }
        };

        abstract void leave(ChildDatabase database);

        void comeBack(ChildDatabase database) {}

        boolean staysAway() {
            return this == KEPT_DOWN || this == STANDING_STILL;
        }
    }

    @Test
    void sends_recover_soon_after_an_outage_of_postgresql() throws SQLException {
        var deadline = Deadline.ofThisRun();
        for (var outage = 0; outage < OUTAGES && deadline.allows(outage); outage += OUTAGES_OF_ONE_FOLDER) {
            inOneFolder(outage, deadline);
        }
    }

    private static void inOneFolder(int first, Deadline deadline) throws SQLException {
        try (var app = ChildApp.start("database", SETTINGS)) {
            app.caller().registerLinked(BESIDE);
            var last = Math.min(OUTAGES, first + OUTAGES_OF_ONE_FOLDER);
            for (var outage = first; outage < last && deadline.allows(outage); outage++) {
                for (var way : Way.values()) {
                    outage(app, way, way + " " + outage + " ");
                }
            }
        }
    }

    private static void outage(ChildApp app, Way way, String label) throws SQLException {
        var witness = new Witness(app, COINS);
        var accounts = app.caller().registerLinked(4);
        var load = new Load(app.caller(), accounts, label, label.hashCode()).untilStopped(CLIENTS);
        await().atMost(Duration.ofMinutes(1)).until(() -> load.answered() > 200);
        var left = System.nanoTime();
        var server = app.database().pid();
        way.leave(app.database());
        if (way.staysAway()) {
            assertAway(app, load, left);
        }
        var returning = System.nanoTime();
        way.comeBack(app.database());
        await("the server runs" + app.described())
                .atMost(LONGEST_RETURN.multipliedBy(3))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> app.database().isUp());
        var up = System.nanoTime();
        assertThat(app.database().pid() == server).as("the same server").isEqualTo(way == Way.STANDING_STILL);
        await("sends work again" + app.described())
                .atMost(LONGEST_RETURN.multipliedBy(3))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> load.succeededSince(up));
        var back = Duration.ofNanos(System.nanoTime() - returning);
        var sends = load.stop();
        var asked = witness.repeated(sends, accounts);
        witness.awaitOutcomes(accounts);
        witness.awaitBalances(accounts);
        var evidence = witness.evidence(accounts, asked, load.recipients(), label);
        assertThat(Auditor.faults(evidence)).as(app.described()).isEmpty();
        assertThat(Verdict.undocumented(asked))
                .as(app.described())
                .filteredOn(it -> !Verdict.isInDoubt(it))
                .isEmpty();
        assertThat(load.unclear()).as("refusals are clear").isEmpty();
        assertThat(back).as("sends work again").isLessThan(LONGEST_RETURN);
        Progress.say(("%s: sends recovered %d ms after PostgreSQL's return, %d were refused meanwhile, %d of %d got no"
                        + " response or an uncertain one")
                .formatted(
                        label,
                        back.toMillis(),
                        sends.stream().filter(it -> it.status() == 503).count(),
                        sends.stream().filter(Send::isLost).count(),
                        sends.size()));
    }

    /** Checks that PostgreSQL is down the whole time and that callers get clear refusals. */
    private static void assertAway(ChildApp app, Load load, long left) {
        await("refusals" + app.described())
                .atMost(AWAY.plusSeconds(20))
                .until(() -> load.refusedSince(left) && System.nanoTime() - left > AWAY.toNanos());
        assertThat(app.database().isUp()).as("PostgreSQL").isFalse();
        var _ = assertThat(app.caller().get("/ping", null).status()).isEqualTo(200);
    }
}
