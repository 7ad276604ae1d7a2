package com.ogensync.connect.reliability.attacks.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.attacks.wire.KeptWire;
import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import com.ogensync.connect.reliability.child.ChildApp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Checks the rate limits with twenty clients that send continuously. {@code -Dreliability.cycles=3} is the full form,
 * in real time; the short form covers only the beginning of the first cycle.
 */
class LimitsIT {

    private static final int CYCLES = Integer.getInteger("reliability.cycles", 0);
    private static final int CLIENTS = 20;
    private static final int SENDS = 30;
    private static final int REGISTRATIONS = 15;
    private static final int READS_FOR_EACH_SEND = 10;
    /** Pause of each client between requests. */
    private static final Duration PACE = Duration.ofMillis(50);
    /** Slightly longer than the cycles, so that clients are admitted again after Retry-After. */
    private static final Duration TIME = Duration.ofSeconds(CYCLES == 0 ? 1 : CYCLES * 60L + 2);

    private static final Map<String, String> SETTINGS = Map.of(
            "RATE_LIMIT_PER_MINUTE", Integer.toString(SENDS),
            "REGISTRATION_LIMIT_PER_MINUTE", Integer.toString(REGISTRATIONS),
            "TRUSTED_PROXIES", "127.0.0.1");

    @Test
    void each_cycle_admits_exactly_the_limit_and_waits_are_exact() throws Exception {
        try (var app = ChildApp.start("limits", SETTINGS);
                var limits = Executors.newVirtualThreadPerTaskExecutor()) {
            var token = app.caller().register().token();
            var operator = app.operator("eve");
            var sends = limits.submit(() -> hammer(app, it -> it.ask("POST", "/api/send-message", token, "{}")));
            var reads = limits.submit(() -> hammer(app, it -> it.ask("GET", "/api/messages?limit=0", token, null)));
            var operations = limits.submit(() -> hammer(app, it -> it.ask("GET", "/ops/drift", operator, null)));
            var registrations = limits.submit(() -> hammer(
                    app, it -> it.ask("POST", "/api/register", null, "{}", "X-Forwarded-For: 6.6.6.6, 198.51.100.7")));
            judge("sends", sends.get(), SENDS);
            judge("reads", reads.get(), SENDS * READS_FOR_EACH_SEND);
            judge("operations", operations.get(), SENDS * READS_FOR_EACH_SEND);
            judge("registrations", registrations.get(), REGISTRATIONS);
        }
    }

    private static List<LimitedResponse> hammer(ChildApp app, Function<KeptWire, WireAnswer> request) throws Exception {
        var end = System.nanoTime() + TIME.toNanos();
        var refusals = new CountDownLatch(CLIENTS);
        var over = new CountDownLatch(1);
        Callable<List<LimitedResponse>> client = () -> {
            var responses = new ArrayList<LimitedResponse>();
            try (var wire = new KeptWire(app.port())) {
                while (!over.await(PACE.toMillis(), TimeUnit.MILLISECONDS)) {
                    responses.add(LimitedResponse.of(System.nanoTime(), request.apply(wire)));
                    if (responses.getLast().refused()) {
                        refusals.countDown();
                    }
                    if (System.nanoTime() >= end && refusals.getCount() == 0) {
                        over.countDown();
                    }
                }
            }
            return responses;
        };
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<LimitedResponse>();
            for (var result : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                all.addAll(result.get());
            }
            return all;
        }
    }

    private static void judge(String name, List<LimitedResponse> responses, int limit) {
        var refused = responses.stream().filter(LimitedResponse::refused).count();
        System.out.printf("%s: %,d requests, %,d refused, limit %d%n", name, responses.size(), refused, limit);
        assertThat(Cycles.faults(responses, limit, Math.max(1, CYCLES)))
                .as(name)
                .isEmpty();
    }
}
