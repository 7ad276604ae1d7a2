package com.ogensync.connect.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * How fast messages go from HTTP to WhatsApp's acknowledgement, and what the bridge needs for it. Not part of the
 * build's tests: {@code infra/whatsapp-figures} runs it.
 */
class MultideviceFigures {

    private static final int SECONDS = Integer.getInteger("figures.seconds", 15);
    private static final int WARM_UP_SECONDS = 8;
    private static final int SESSIONS = Integer.getInteger("figures.sessions", 20);
    private static final int LINKED = Integer.getInteger("figures.linked", 100);
    private static final double TICKS_A_SECOND = 100;

    @Test
    void figures() throws IOException {
        try (var whatsApp = StandIn.start()) {
            var settings = new HashMap<>(whatsApp.settings());
            settings.putAll(Map.of("SIGNUP_COINS", "1000000", "ACK_TIMEOUT", "10s"));
            try (var app = ChildApp.start("figures", settings, "-XX:TieredStopAtLevel=4", "-Xmx1g")) {
                app.caller().meets(whatsApp);
                var accounts = app.caller().registerLinked(SESSIONS);
                load(app, accounts, 16, WARM_UP_SECONDS);
                measure("one session, 16 clients", app, accounts.subList(0, 1), 16);
                measure(SESSIONS + " sessions, 2 clients each", app, accounts, 2 * SESSIONS);
                whatsApp.options(Map.of("ack_delay_millis", 100));
                measure("acks 100 ms late, " + SESSIONS + " sessions, 4 clients each", app, accounts, 4 * SESSIONS);
                whatsApp.options(Map.of("ack_delay_millis", 0));
                restarted(app, accounts);
            }
        }
    }

    /** Links the rest, and looks how long a new start needs until all are connected. */
    private static void restarted(ChildApp app, List<Account> linked) throws IOException {
        var accounts = new ArrayList<>(linked);
        accounts.addAll(app.caller().registerLinked(LINKED - linked.size()));
        System.out.printf("%d sessions linked: bridge %d MB%n", LINKED, residentMegabytes(bridge(app)));
        app.sigterm();
        app.exitStatus();
        app.restart();
        var ready = System.nanoTime();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> accounts.stream()
                        .allMatch(it -> app.caller()
                                .get("/api/session/status", it.token())
                                .data()
                                .path("connected")
                                .asBoolean()));
        System.out.printf(
                "a new start: %d sessions connected %d ms after the first answer; bridge %d MB%n",
                LINKED, (System.nanoTime() - ready) / 1_000_000, residentMegabytes(bridge(app)));
    }

    private static void measure(String what, ChildApp app, List<Account> accounts, int clients) throws IOException {
        var bridge = bridge(app);
        var before = cpuTicks(bridge);
        var begin = System.nanoTime();
        var sent = load(app, accounts, clients, SECONDS);
        var seconds = (System.nanoTime() - begin) / 1e9;
        var cpuMillis = (cpuTicks(bridge) - before) * 1000 / TICKS_A_SECOND;
        System.out.printf(
                "%s: %.0f messages/s acknowledged (%d in %.1f s), bridge CPU %.2f ms a message, %d MB%n",
                what, sent / seconds, sent, seconds, cpuMillis / sent, residentMegabytes(bridge));
    }

    /** Tells how many were answered 200. */
    private static int load(ChildApp app, List<Account> accounts, int clients, int seconds) {
        var sent = new AtomicInteger();
        var other = new AtomicInteger();
        var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients; i++) {
                var account = accounts.get(i % accounts.size());
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        var status = app.caller()
                                .send(account, null, "91888888" + (1000 + sent.get() % 20), "Figures")
                                .status();
                        (status == 200 ? sent : other).incrementAndGet();
                    }
                });
            }
        }
        assertThat(other.get()).as("answers other than 200").isLessThanOrEqualTo(sent.get() / 100);
        return sent.get();
    }

    private static long bridge(ChildApp app) {
        return app.bridge().orElseThrow().pid();
    }

    private static long cpuTicks(long pid) throws IOException {
        var fields = Files.readString(Path.of("/proc/" + pid + "/stat")).split(" ", -1);
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    private static long residentMegabytes(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(it -> it.startsWith("VmRSS:"))
                .mapToLong(it -> Long.parseLong(it.replaceAll("[^0-9]", "")) / 1024)
                .findAny()
                .orElseThrow();
    }
}
