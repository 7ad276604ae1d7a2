package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.ChildMongo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * MongoDB outages under load: sends continue, reads are correct or marked stale, and afterwards the projections catch
 * up automatically and match the events. {@code -Dreliability.mongo=10} sets the number of outages of each kind,
 * {@code -Dreliability.mongoAway=60} their duration in seconds.
 */
class MongoAwayIT {

    private static final int COINS = 100_000;

    /** Few, because this MongoDB scans all documents for each replacement. */
    private static final int CLIENTS = 2;

    private static final int OUTAGES = Integer.getInteger("reliability.mongo", 1);
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("reliability.mongoAway", 4));

    /** A read waits for the projection, and then up to 10 s for an unresponsive MongoDB. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(15);

    private static final Duration LONGEST_CATCHING_UP = Duration.ofSeconds(30);

    /** Kinds of outages. */
    private enum Way {
        /** Its process is suspended, its connections stay open, and it loses no data. */
        STANDING_STILL {
            @Override
            void leave(ChildMongo mongo) {
                mongo.signal("STOP");
            }

            @Override
            void comeBack(ChildMongo mongo) {
                mongo.signal("CONT");
            }
        },
        /** It is killed and restarts empty, so that everything must be rebuilt. */
        KILLED_AND_EMPTY {
            @Override
            void leave(ChildMongo mongo) {
                mongo.kill9();
            }

            @Override
            void comeBack(ChildMongo mongo) {
                mongo.restart();
            }
        };

        /** Catching up takes 30 s at most; a rebuild takes time in proportion to the number of events. */
        Duration longestReturn() {
            return this == KILLED_AND_EMPTY ? Duration.ofMinutes(3) : LONGEST_CATCHING_UP;
        }

        abstract void leave(ChildMongo mongo);

        abstract void comeBack(ChildMongo mongo);
    }

    private final ChildMongo mongo = new ChildMongo();

    @Test
    void sends_continue_and_projections_catch_up_automatically() throws SQLException {
        var deadline = Deadline.ofThisRun();
        var settings = Map.of("SIGNUP_COINS", Integer.toString(COINS), "ACK_TIMEOUT", "1s", "MONGODB_URI", mongo.uri());
        try (mongo;
                var app = ChildApp.start("mongo", settings)) {
            for (var outage = 0; outage < OUTAGES && deadline.allows(outage); outage++) {
                for (var way : Way.values()) {
                    outage(app, way, way + " " + outage + " ");
                }
            }
        }
    }

    private void outage(ChildApp app, Way way, String label) throws SQLException {
        var accounts = app.caller().registerLinked(3);
        var quiet = app.caller().register();
        var load = new Load(app.caller(), accounts, label, label.hashCode()).untilStopped(CLIENTS);
        var reads = new Reads(app.caller(), quiet, COINS);
        var began = System.nanoTime();
        await("load and fresh reads" + app.described())
                .atMost(Duration.ofMinutes(2))
                .until(() -> load.answered() > 50 && reads.freshSince(began));
        var left = System.nanoTime();
        way.leave(mongo);
        await("sends continue" + app.described())
                .atMost(AWAY.plusSeconds(20))
                .until(() -> System.nanoTime() - left > AWAY.toNanos()
                        && load.succeededSince(System.nanoTime() - AWAY.toNanos() / 2));
        var admitted = reads.admitted();
        way.comeBack(mongo);
        var back = System.nanoTime();
        await("fresh reads" + app.described()).atMost(way.longestReturn()).until(() -> reads.freshSince(back));
        var sends = load.stop();
        await("projections catch up" + app.described())
                .atMost(way.longestReturn().minusNanos(System.nanoTime() - back))
                .until(() -> Reconciliation.behind(app), it -> it == 0);
        var caughtUp = Duration.ofNanos(System.nanoTime() - back);
        await("projections match the events" + app.described())
                .atMost(LONGEST_CATCHING_UP)
                .until(() -> Reconciliation.unlike(app), List::isEmpty);
        assertThat(reads.stop()).as("wrong reads without a stale marker").isEmpty();
        if (way == Way.KILLED_AND_EMPTY || AWAY.compareTo(LONGEST_ANSWER) > 0) {
            assertThat(admitted).as("reads marked stale or refused").isPositive();
        }
        assertThat(Reconciliation.drifted(app)).as("drift found").isZero();
        assertSound(
                app, label, load, sends, accounts.stream().map(it -> it.id()).toList());
        Progress.say("%s: %d sends, none refused, %d reads stale or refused, caught up %d ms after MongoDB's return"
                .formatted(label, sends.size(), reads.admitted(), caughtUp.toMillis()));
    }

    private static void assertSound(ChildApp app, String label, Load load, List<Send> sends, List<String> accounts)
            throws SQLException {
        assertThat(sends).as("sends continue").noneMatch(it -> it.isLost() || it.status() == 503);
        var deliveries = load.recipients().stream()
                .flatMap(it -> app.caller().messagesTo(it).stream())
                .filter(it -> it.text().startsWith(label))
                .toList();
        var evidence = new Witness(app, COINS).evidence(accounts, sends, deliveries);
        assertThat(Auditor.faults(evidence)).as(app.described()).isEmpty();
    }
}
