package com.ogensync.connect.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.StandIn;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Measures the rate of messages from HTTP to WhatsApp's acknowledgement, and the resources of the bridge. Not part of
 * the build's tests: {@code infra/whatsapp-figures} runs it. Each round measures every figure once, so that background
 * load affects all of them equally. Prints the median and every round.
 */
class MultideviceFigures {

    private static final int SECONDS = Integer.getInteger("figures.seconds", 12);
    private static final int ROUNDS = Integer.getInteger("figures.rounds", 3);
    private static final int WARM_UP_SECONDS = Integer.getInteger("figures.warm-up", 90);
    private static final int SESSIONS = Integer.getInteger("figures.sessions", 20);
    private static final int LINKED = Integer.getInteger("figures.linked", 100);
    private static final int FRIENDS = 20;
    private static final int LATE_MILLIS = 100;

    private final Report report = new Report();

    @Test
    void figures() throws IOException {
        try (var whatsApp = StandIn.start()) {
            var settings = new HashMap<>(whatsApp.settings());
            settings.putAll(Map.of("SIGNUP_COINS", "1000000", "ACK_TIMEOUT", "10s"));
            try (var app = ChildApp.start("figures", settings, "-XX:TieredStopAtLevel=4", "-Xmx1g")) {
                app.caller().meets(whatsApp);
                var accounts = app.caller().registerLinked(SESSIONS);
                load(app, accounts, 2 * SESSIONS, WARM_UP_SECONDS);
                for (int round = 0; round < ROUNDS; round++) {
                    measure("1 session, 16 clients", app, accounts.subList(0, 1), 16);
                    measure(SESSIONS + " sessions, 2 clients each", app, accounts, 2 * SESSIONS);
                    whatsApp.options(Map.of("ack_delay_millis", LATE_MILLIS));
                    measure("acks 100 ms late, " + SESSIONS + " sessions, 4 clients each", app, accounts, 4 * SESSIONS);
                    whatsApp.options(Map.of("ack_delay_millis", 0));
                }
                restarted(app, accounts);
            }
        } finally {
            report.print();
        }
    }

    /** Links the remaining accounts, and measures how long a restart takes until all are connected. */
    private void restarted(ChildApp app, List<Account> linked) throws IOException {
        var accounts = new ArrayList<>(linked);
        accounts.addAll(app.caller().registerLinked(LINKED - linked.size()));
        report.add(LINKED + " sessions, after all that: bridge MB", bridge(app).residentMegabytes());
        app.sigterm();
        app.exitStatus();
        app.restart();
        var ready = System.nanoTime();
        var waiting = new ArrayList<>(accounts);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    waiting.removeIf(it -> app.caller()
                            .get("/api/session/status", it.token())
                            .data()
                            .path("connected")
                            .asBoolean());
                    return waiting.isEmpty();
                });
        report.add(LINKED + " sessions, a new start: ms until all are connected", (System.nanoTime() - ready) / 1e6);
        report.add(LINKED + " sessions, a new start: bridge MB", bridge(app).residentMegabytes());
    }

    private void measure(String what, ChildApp app, List<Account> accounts, int clients) throws IOException {
        var bridge = bridge(app);
        var service = new Resources(
                app.bridge().flatMap(ProcessHandle::parent).orElseThrow().pid());
        var before = bridge.cpuMillis();
        var serviceBefore = service.cpuMillis();
        var begin = System.nanoTime();
        var sent = load(app, accounts, clients, SECONDS);
        var seconds = (System.nanoTime() - begin) / 1e9;
        report.add(what + ": messages/s acknowledged", sent / seconds);
        report.add(what + ": bridge CPU ms a message", (bridge.cpuMillis() - before) / sent);
        report.add(what + ": service CPU ms a message", (service.cpuMillis() - serviceBefore) / sent);
    }

    /** Returns the number of 200 responses. Each client sends to all recipients in turn. */
    private static int load(ChildApp app, List<Account> accounts, int clients, int seconds) {
        var sent = new AtomicInteger();
        var other = new AtomicInteger();
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                var account = accounts.get(i % accounts.size());
                var first = i * FRIENDS / clients;
                threads.execute(() -> {
                    for (int n = first; System.nanoTime() < end; n++) {
                        var friend = "91888888" + (1000 + n % FRIENDS);
                        var status = app.caller()
                                .send(account, null, friend, "Figures")
                                .status();
                        (status == 200 ? sent : other).incrementAndGet();
                    }
                });
            }
        }
        assertThat(other.get()).as("responses other than 200").isLessThanOrEqualTo(sent.get() / 100);
        return sent.get();
    }

    private static Resources bridge(ChildApp app) {
        return new Resources(app.bridge().orElseThrow().pid());
    }
}
