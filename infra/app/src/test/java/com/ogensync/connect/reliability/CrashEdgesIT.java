package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.Delivery;
import com.ogensync.connect.reliability.audit.EventTable;
import com.ogensync.connect.reliability.audit.StoredEvent;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.Unpacked;
import com.ogensync.connect.reliability.crash.CrashPlan;
import com.ogensync.connect.reliability.crash.Weaver;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Crashes the application at each crash point of a message's processing, with some messages exactly there, and restarts
 * it: each message and its debit are both stored or both missing, it arrives under one id, and its key yields one
 * execution. {@code -Dreliability.edges=100} sets the number of crashes per point, {@code -Dreliability.together=5} the
 * number of messages.
 */
class CrashEdgesIT {

    private static final int ROUNDS = Integer.getInteger("reliability.edges", 1);
    private static final int TOGETHER = Integer.getInteger("reliability.together", 3);
    private static final int COINS = 3;

    /** Limits the folder's size, because every start reads all events. */
    private static final int DEATHS_OF_ONE_FOLDER = 60;

    private static final Map<String, String> SETTINGS =
            Map.of("SIGNUP_COINS", Integer.toString(COINS), "ACK_TIMEOUT", "1s");
    private static final List<Edge> EDGES = List.of(Edge.values());

    private final Deadline deadline = Deadline.ofThisRun();
    private final CrashPlan plan = new CrashPlan();
    private final Unpacked woven = woven();
    private final int deaths = ROUNDS * EDGES.size();
    private int died;

    @AfterEach
    void close() {
        plan.close();
    }

    @Test
    void the_outcome_is_exact_at_every_crash_point() throws SQLException {
        while (died < deaths && deadline.allows(died)) {
            crashInOneFolder();
        }
        System.out.printf(
                "crashed at each of %d points: n = %d crashes in all, %d messages at the point each time,"
                        + " every outcome exact%n",
                EDGES.size(), died, TOGETHER);
    }

    private void crashInOneFolder() throws SQLException {
        var last = Math.min(deaths, died + DEATHS_OF_ONE_FOLDER);
        try (var app = ChildApp.start(woven, "edges", SETTINGS, plan.jvmArgument())) {
            while (died < last && deadline.allows(died)) {
                var edge = EDGES.get(died % EDGES.size());
                var began = System.nanoTime();
                crash(app, edge);
                died++;
                Progress.say("crash %d at %s: exact, %d ms"
                        .formatted(died, edge, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
            }
        }
    }

    private void crash(ChildApp app, Edge edge) throws SQLException {
        var label = "death " + died + " ";
        var sends = new KeyedSends(app, app.caller().registerLinked(TOGETHER), label);
        if (edge.isOfAll()) {
            plan.armHeld(edge.site(), 1);
            sends.begin();
            sends.awaitAnswers();
            new Witness(app, COINS).awaitOutcomes(sends.accounts());
            plan.release();
        } else {
            plan.arm(edge.site(), edge.isOfOneThread() ? 1 : TOGETHER);
            sends.begin();
        }
        assertThat(app.exitStatus()).as("%s%s", edge, app.described()).isEqualTo(CrashPlan.STATUS);
        assertThat(plan.isHit(edge.site()))
                .as("%s was reached (precondition)", edge)
                .isTrue();
        assertThat(sends.answers())
                .as("%s: answered", edge)
                .allMatch(it -> edge.mayBeTold().contains(it.status()));
        assertStored(app, edge, sends);
        plan.disarm();
        app.restart(plan.jvmArgument());
        assertSound(app, edge, sends, label);
    }

    /** Checks the database while the application is down. */
    private static void assertStored(ChildApp app, Edge edge, KeyedSends sends) throws SQLException {
        for (var account : sends.accounts()) {
            try (var database = app.database().connect()) {
                var events = EventTable.read(database, List.of(account.id()));
                var outcome = events.stream()
                        .map(StoredEvent::type)
                        .filter(it -> List.of("MessageAccepted", "MessageSent", "MessageFailed")
                                .contains(it))
                        .collect(Collectors.toSet());
                var debits = events.stream()
                        .filter(it -> it.type().equals("CoinDebited"))
                        .count();
                assertThat(outcome).as("%s: stored", edge).isEqualTo(edge.stored());
                assertThat(debits).as("%s: debits", edge).isEqualTo(edge.isAccepted() ? 1 : 0);
            }
        }
    }

    private static void assertSound(ChildApp app, Edge edge, KeyedSends sends, String label) throws SQLException {
        var responses = sends.finalAnswers();
        assertThat(sends.firstAnswersAgain())
                .as("%s: replayed", edge)
                .allMatch(it -> it.isReplayed() == edge.isAccepted());
        sends.assertAlike(responses);
        var witness = new Witness(app, COINS);
        witness.awaitOutcomes(sends.accounts());
        witness.awaitBalances(sends.accounts());
        var evidence = witness.evidence(sends.accounts(), sends.history(responses), sends.recipients(), label);
        assertThat(Auditor.faults(evidence)).as("%s%s", edge, app.described()).isEmpty();
        var expected = responses.values().stream().collect(Collectors.toMap(it -> it.messageId(), _ -> edge.copies()));
        assertThat(evidence.deliveries().stream().collect(Collectors.toMap(Delivery::messageId, Delivery::copies)))
                .as("%s: copies%s", edge, app.described())
                .isEqualTo(expected);
    }

    private static Unpacked woven() {
        var sites = Arrays.stream(Edge.values()).map(Edge::site).toList();
        return Unpacked.changed(
                "woven-" + Integer.toHexString(sites.hashCode()),
                program -> new Weaver(sites).weave(Weaver.jarsIn(program.jar(), program.libraries())));
    }
}
