package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * kill -9 of the bridge, the application, or both, at random moments while 16 clients send through a simulated WhatsApp
 * server. {@code -Dreliability.bridge=200} sets the number of kills, {@code -Dreliability.seed=7} repeats a run's
 * random choices.
 */
class BridgeKilledIT {

    private static final int CLIENTS = 16;
    private static final int ACCOUNTS = 4;
    private static final int KILLS = Integer.getInteger("reliability.bridge", 3);
    private static final long SEED = Long.getLong("reliability.seed", 20_260_102);
    private static final int COINS = 1_000_000;
    private static final int KILLS_OF_ONE_FOLDER = 12;
    private static final String NOT_ON_WHATSAPP = "10000000404";

    private enum Victim {
        BRIDGE,
        APPLICATION,
        BOTH
    }

    private final Deadline deadline = Deadline.ofThisRun();
    private final Random random = new Random(SEED);
    private final List<Send> sends = new ArrayList<>();
    private int kills;
    private long resent;
    private Duration longest = Duration.ZERO;

    @Test
    void no_kill_loses_or_duplicates_anything() throws SQLException {
        assumeTrue(StandIn.exists(), "This build has no bridge; Go must be on the PATH to build it");
        while (kills < KILLS && deadline.allows(kills)) {
            try (var whatsApp = StandIn.start()) {
                whatsApp.options(Map.of("not_on_whatsapp", List.of(NOT_ON_WHATSAPP)));
                killedOver(Math.min(KILLS_OF_ONE_FOLDER, KILLS - kills), whatsApp);
            }
        }
        System.out.printf(
                "kill -9 of bridge, application, both: n = %d, %d messages requested, %d acknowledged,"
                        + " %d never answered, %d resent under their id; all final within %d ms of the restart;"
                        + " 0 faults; failure rate below 3/n = %.4f (seed %d)%n",
                kills,
                sends.size(),
                sends.stream()
                        .filter(it -> it.status() == 200 || it.status() == 202)
                        .count(),
                sends.stream().filter(Send::isLost).count(),
                resent,
                longest.toMillis(),
                3.0 / kills,
                SEED);
    }

    private void killedOver(int times, StandIn whatsApp) throws SQLException {
        var settings = new HashMap<>(whatsApp.settings());
        settings.putAll(
                Map.of("SIGNUP_COINS", Integer.toString(COINS), "ACK_TIMEOUT", "1s", "MESSAGE_DEADLINE", "60s"));
        try (var app = ChildApp.start("bridge", settings)) {
            app.caller().meets(whatsApp);
            var witness = new Witness(app, COINS);
            var accounts = app.caller().registerLinked(ACCOUNTS);
            var heard = new ArrayList<Send>();
            var copied = 0L;
            for (int i = 0; i < times && deadline.allows(kills); i++) {
                var began = System.nanoTime();
                var victim = Victim.values()[kills % Victim.values().length];
                heard.addAll(killed(app, witness, accounts, victim));
                kills++;
                copied = assertSound(app, witness, accounts, heard);
                Progress.say("kill %d, %s: %d sends in this folder, 0 faults, %d ms"
                        .formatted(
                                kills, victim, heard.size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
            }
            resent += copied;
            assertThat(accounts)
                    .as("still linked")
                    .allSatisfy(it -> assertThat(whatsApp.devices(it.phone())).hasSize(1));
            sends.addAll(heard);
        }
    }

    private List<Send> killed(ChildApp app, Witness witness, List<Account> accounts, Victim victim) {
        var load =
                new Load(app.caller(), accounts, "round " + kills + " ", random.nextLong(), BridgeKilledIT::recipient);
        if (victim == Victim.BRIDGE) {
            load.untilStopped(CLIENTS);
        } else {
            load.untilLost(CLIENTS);
        }
        var moment = 1 + random.nextInt(200);
        await("responses under load" + app.described())
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> load.answered() >= moment);
        kill(app, victim);
        var killed = System.nanoTime();
        var back = killed;
        List<Send> roundSends;
        if (victim == Victim.BRIDGE) {
            await("sends succeed with the restarted bridge" + app.described())
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> load.succeededSince(killed));
            back = System.nanoTime();
            roundSends = load.stop();
        } else {
            roundSends = load.stop();
            app.restart();
            back = System.nanoTime();
        }
        var asked = witness.repeated(roundSends, accounts);
        witness.awaitOutcomes(accounts);
        var open = Duration.ofNanos(System.nanoTime() - back);
        longest = open.compareTo(longest) > 0 ? open : longest;
        accounts.forEach(app.caller()::awaitConnected);
        return asked;
    }

    private static void kill(ChildApp app, Victim victim) {
        var bridge = app.bridge().orElseThrow(() -> new AssertionError("No bridge is running" + app.described()));
        if (victim != Victim.APPLICATION) {
            assertThat(bridge.destroyForcibly()).isTrue();
        }
        if (victim != Victim.BRIDGE) {
            app.kill9();
        }
        await("the bridge has ended").atMost(Duration.ofSeconds(2)).until(() -> !isRunning(bridge));
    }

    /** Returns whether a process is running. A zombie, which is listed until its parent reaps it, is not. */
    private static boolean isRunning(ProcessHandle process) {
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return process.isAlive() && !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException noSuchFile) {
            return process.isAlive();
        }
    }

    /** Audits all messages so far; returns the number of resent ones. */
    private long assertSound(ChildApp app, Witness witness, List<Account> accounts, List<Send> heard)
            throws SQLException {
        var recipients = accounts.stream().map(Load::ordinary).toList();
        var evidence = witness.evidence(accounts, heard, recipients, "round ");
        assertThat(Auditor.faults(evidence))
                .as("kill %d, seed %d%s", kills, SEED, app.described())
                .isEmpty();
        assertThat(Auditor.open(evidence)).isZero();
        assertThat(evidence.sends()).anyMatch(it -> it.status() == 200);
        return evidence.deliveries().stream().filter(it -> it.copies() > 1).count();
    }

    private static String recipient(Account account, int lot) {
        return lot < 8 ? NOT_ON_WHATSAPP : Load.ordinary(account);
    }
}
