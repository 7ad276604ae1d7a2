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
 * PostgreSQL goes away under load, in several ways: sends are refused clearly, work again within 10 s of its return, by
 * themselves, and nothing is half done. {@code -Dreliability.outages=20} says how often in each way,
 * {@code -Dreliability.away=30} for how many seconds where it stays away, {@code -Dreliability.beside=300} how many
 * linked numbers there are beside those that send.
 */
class DatabaseAwayIT {

    private static final int COINS = 100_000;
    private static final int CLIENTS = 16;
    private static final Duration LONGEST_RETURN = Duration.ofSeconds(10);
    private static final int OUTAGES = Integer.getInteger("reliability.outages", 1);

    /** All that is sent is kept in the application's memory as well: its projections, for want of a MongoDB. */
    private static final int OUTAGES_OF_ONE_FOLDER = 5;

    private static final int BESIDE = Integer.getInteger("reliability.beside", 0);
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("reliability.away", 4));
    private static final Map<String, String> SETTINGS =
            Map.of("SIGNUP_COINS", Integer.toString(COINS), "ACK_TIMEOUT", "1s");

    /** How it goes away. */
    private enum Way {
        /** kill -9; whoever looks after it starts it again at once. */
        KILLED {
            @Override
            void leave(ChildDatabase database) {
                database.kill9();
            }
        },
        /** It ends at once, without tidying up. */
        ENDED_AT_ONCE {
            @Override
            void leave(ChildDatabase database) {
                database.end("QUIT");
            }
        },
        /** It ends in order, and cannot be started for a while. */
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
        /** Its processes stand still, its connections stay open. */
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
    void it_works_again_soon_after_postgresql_was_away() throws SQLException {
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
        await("the server is up" + app.described())
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
        var asked = witness.askedAgain(sends, accounts);
        witness.awaitOutcomes(accounts);
        witness.awaitBalances(accounts);
        var evidence = witness.evidence(accounts, asked, load.recipients(), label);
        assertThat(Auditor.faults(evidence)).as(app.described()).isEmpty();
        assertThat(Verdict.undocumented(asked))
                .as(app.described())
                .filteredOn(it -> !Verdict.isInDoubt(it))
                .isEmpty();
        assertThat(load.unclear()).as("refusals say so").isEmpty();
        assertThat(back).as("sends work again").isLessThan(LONGEST_RETURN);
        Progress.say(
                ("%s: sends worked again %d ms after PostgreSQL's return, %d were refused meanwhile, %d of %d got no"
                                + " answer or a doubtful one")
                        .formatted(
                                label,
                                back.toMillis(),
                                sends.stream().filter(it -> it.status() == 503).count(),
                                sends.stream().filter(Send::isLost).count(),
                                sends.size()));
    }

    /** It is away for the whole time, and callers are told so. */
    private static void assertAway(ChildApp app, Load load, long left) {
        await("refusals" + app.described())
                .atMost(AWAY.plusSeconds(20))
                .until(() -> load.refusedSince(left) && System.nanoTime() - left > AWAY.toNanos());
        assertThat(app.database().isUp()).as("PostgreSQL").isFalse();
        var _ = assertThat(app.caller().get("/ping", null).status()).isEqualTo(200);
    }
}
