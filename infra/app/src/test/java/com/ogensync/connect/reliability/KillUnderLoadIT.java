package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.Evidence;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * kill -9 of the application at random moments while 16 clients send. Its PostgreSQL keeps running, as an external
 * server would. {@code -Dreliability.kills=200} sets the number of kills, {@code -Dreliability.seed=7} repeats a run's
 * random choices.
 */
class KillUnderLoadIT {

    private static final int CLIENTS = 16;
    private static final int ACCOUNTS = 4;
    private static final int KILLS = Integer.getInteger("reliability.kills", 2);
    private static final long SEED = Long.getLong("reliability.seed", 20_260_102);
    private static final int COINS = 300;

    /** Limits the folder's size, because every start reads all events. */
    private static final int KILLS_OF_ONE_FOLDER = 10;

    private static final Map<String, String> SETTINGS =
            Map.of("SIGNUP_COINS", Integer.toString(COINS), "ACK_TIMEOUT", "1s", "MESSAGE_DEADLINE", "60s");

    /** @param accounts all accounts known to be registered, including those that sent nothing */
    private record Round(
            String label, List<Account> accounts, List<Send> sends, List<String> recipients, Duration open) {}

    private final Deadline deadline = Deadline.ofThisRun();
    private final Random random = new Random(SEED);
    private final List<Round> rounds = new ArrayList<>();
    private CompletableFuture<List<Account>> next = CompletableFuture.completedFuture(List.of());
    private long resent;

    @Test
    void no_kill_loses_or_duplicates_anything() throws SQLException {
        while (rounds.size() < KILLS && deadline.allows(rounds.size())) {
            killedOver(Math.min(KILLS_OF_ONE_FOLDER, KILLS - rounds.size()));
        }
        report();
    }

    private void killedOver(int kills) throws SQLException {
        var first = rounds.size();
        try (var app = ChildApp.start("kill", SETTINGS)) {
            var witness = new Witness(app, COINS);
            next = registering(app);
            while (rounds.size() < first + kills && deadline.allows(rounds.size())) {
                var began = System.nanoTime();
                var round = killed(app, witness);
                rounds.add(round);
                var evidence = evidence(witness, round);
                assertSound(app, evidence, round.label());
                resent += evidence.deliveries().stream()
                        .filter(it -> it.copies() > 1)
                        .count();
                witness.awaitBalances(round.accounts());
                Progress.say("kill %d: %d sends, all final %d ms after the restart, 0 faults, %d ms"
                        .formatted(
                                rounds.size(),
                                round.sends().size(),
                                round.open().toMillis(),
                                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
            }
            next.join();
            for (var round : rounds.subList(first, rounds.size())) {
                assertSound(app, evidence(witness, round), "at the end " + round.label());
            }
        }
    }

    private Round killed(ChildApp app, Witness witness) {
        var label = "round " + rounds.size() + " ";
        var accounts = next.join();
        var newcomers = new Newcomers(app.caller());
        var load = new Load(app.caller(), accounts, label, random.nextLong()).untilLost(CLIENTS);
        var moment = 1 + random.nextInt(400);
        await("responses under load" + app.described())
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> load.answered() >= moment);
        app.kill9();
        var sends = load.stop();
        app.restart();
        var restarted = System.nanoTime();
        next = registering(app);
        var asked = witness.repeated(sends, accounts);
        witness.awaitOutcomes(accounts);
        var open = Duration.ofNanos(System.nanoTime() - restarted);
        assertThat(open).as("time until every message was final").isLessThan(Duration.ofMinutes(1));
        var all = Stream.concat(accounts.stream(), newcomers.registered().stream())
                .toList();
        return new Round(label, all, asked, load.recipients(), open);
    }

    /** Registers the next round's senders while the last round's messages become final. */
    private static CompletableFuture<List<Account>> registering(ChildApp app) {
        return CompletableFuture.supplyAsync(() -> app.caller().registerLinked(ACCOUNTS));
    }

    private static Evidence evidence(Witness witness, Round round) throws SQLException {
        return witness.evidence(round.accounts(), round.sends(), round.recipients(), round.label());
    }

    private static void assertSound(ChildApp app, Evidence evidence, String round) {
        assertThat(Auditor.faults(evidence))
                .as("%s, seed %d%s", round, SEED, app.described())
                .isEmpty();
        assertThat(Auditor.open(evidence)).as(round).isZero();
        assertThat(evidence.deliveries()).as(round).isNotEmpty();
        assertThat(evidence.sends()).as(round).anyMatch(it -> it.status() == 200);
    }

    private void report() {
        var sends = rounds.stream().flatMap(it -> it.sends().stream()).toList();
        System.out.printf(
                "kill -9 under load: n = %d, %d accounts, %d messages requested, %d acknowledged, %d never answered,"
                        + " %d resent under their id; all final within %d ms of the restart; 0 faults;"
                        + " failure rate below 3/n = %.4f (seed %d)%n",
                rounds.size(),
                rounds.stream().mapToInt(it -> it.accounts().size()).sum(),
                sends.size(),
                sends.stream()
                        .filter(it -> it.status() == 200 || it.status() == 202)
                        .count(),
                sends.stream().filter(Send::isLost).count(),
                resent,
                rounds.stream().mapToLong(it -> it.open().toMillis()).max().orElseThrow(),
                3.0 / rounds.size(),
                SEED);
    }
}
