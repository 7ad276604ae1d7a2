package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.EventTable;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.audit.StoredEvent;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.crash.CrashPlan;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The application dies at each edge of a message's way, exactly there, and comes back: the message and its debit are
 * both stored or neither, it arrives under one id, and its key gives one execution. {@code -Dreliability.edges=100}
 * says how often at each.
 */
class CrashEdgesIT {

    private static final int ROUNDS = Integer.getInteger("reliability.edges", 1);
    private static final int COINS = 3;
    private static final Map<String, String> SETTINGS =
            Map.of("SIGNUP_COINS", Integer.toString(COINS), "ACK_TIMEOUT", "1s");

    private final List<Edge> edges = Collections.nCopies(ROUNDS, Edge.values()).stream()
            .flatMap(Arrays::stream)
            .toList();

    @Test
    void the_outcome_is_exact_wherever_it_dies() throws SQLException {
        var plan = edges.getFirst().plan();
        try (var app = ChildApp.start("edges", SETTINGS, plan.jvmArgument())) {
            for (var i = 0; i < edges.size(); i++) {
                var next = edges.get((i + 1) % edges.size()).plan();
                die(app, edges.get(i), plan, next, "edge " + i + " ");
                plan.close();
                plan = next;
            }
        }
        plan.close();
        System.out.printf(
                "crashed at each of %d edges: n = %d each, every outcome exact%n", Edge.values().length, ROUNDS);
    }

    private static void die(ChildApp app, Edge edge, CrashPlan plan, CrashPlan next, String text) throws SQLException {
        var account = app.caller().registerLinked();
        plan.arm();
        var answered = answer(app, account, text);
        assertThat(app.exitStatus()).as("%s%s", edge, app.described()).isEqualTo(CrashPlan.STATUS);
        assertThat(plan.isHit())
                .as("%s was reached: else nothing is proven", edge)
                .isTrue();
        assertThat(answered.isPresent()).as("%s: answered", edge).isIn(false, edge.mayBeAnswered());
        assertStored(app, edge, account);
        app.restart(next.jvmArgument());
        var told = Witness.finalAnswer(app, account, text, Load.ordinary(account), text)
                .expect(200);
        assertThat(told.isReplayed()).as("%s: replayed", edge).isEqualTo(edge.isAccepted());
        answered.ifPresent(it -> assertThat(it.expect(200).body()).isEqualTo(told.body()));
        assertSound(app, edge, account, told, text);
    }

    private static Optional<Answer> answer(ChildApp app, Account account, String text) {
        try {
            return Optional.of(app.caller().send(account, text, Load.ordinary(account), text));
        } catch (UncheckedIOException dead) {
            return Optional.empty();
        }
    }

    /** Looks into the database while the application is down. */
    private static void assertStored(ChildApp app, Edge edge, Account account) throws SQLException {
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

    private static void assertSound(ChildApp app, Edge edge, Account account, Answer told, String text)
            throws SQLException {
        var to = Load.ordinary(account);
        var witness = new Witness(app, COINS);
        witness.awaitOutcomes(List.of(account));
        witness.awaitBalances(List.of(account));
        var sends = List.of(new Send(account.id(), text, to, text, Load.told(told)));
        var evidence = witness.evidence(List.of(account), sends, List.of(to), text);
        assertThat(Auditor.faults(evidence)).as("%s%s", edge, app.described()).isEmpty();
        assertThat(evidence.deliveries())
                .as("%s%s", edge, app.described())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.messageId()).isEqualTo(told.messageId());
                    assertThat(it.copies()).as("%s: copies", edge).isEqualTo(edge.copies());
                });
    }
}
