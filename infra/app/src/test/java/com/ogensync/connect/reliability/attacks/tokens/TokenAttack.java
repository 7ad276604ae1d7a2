package com.ogensync.connect.reliability.attacks.tokens;

import com.ogensync.connect.reliability.attacks.wire.Envelope;
import com.ogensync.connect.reliability.attacks.wire.KeptWire;
import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Sends requests with tokens that must not be accepted. */
public final class TokenAttack {

    private static final int CLIENTS = 16;
    private static final String MESSAGE = "{\"to\":\"919876543210\",\"message\":\"with an invalid token\"}";

    private final ChildApp app;

    /** Creates an attack on this application. */
    public TokenAttack(ChildApp app) {
        this.app = app;
    }

    /** Returns forged tokens that were accepted; the attacker even knows the secret. */
    public List<String> forged(Account account, String secret) {
        var forger = new Forger(secret, account.token());
        var faults = new ArrayList<String>();
        try (var wire = new KeptWire(app.port())) {
            var control = credits(wire, forger.control());
            if (control.status() != 200) {
                faults.add("The control token was refused: " + control);
            }
            forger.forged()
                    .forEach((name, token) ->
                            refusals(credits(wire, token), 401).forEach(it -> faults.add(name + ": " + it)));
            refusals(credits(wire, account.token() + "a".repeat(64 * 1024)), 431)
                    .forEach(it -> faults.add("64 KiB: " + it));
        }
        return faults;
    }

    /**
     * Regenerates a token this many times concurrently, always with the same one.
     *
     * @return all tokens, including the first one
     */
    public List<String> regenerateAtOnce(Account account, int times) {
        Queue<String> tokens = new ConcurrentLinkedQueue<>(List.of(account.token()));
        var start = new CountDownLatch(1);
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < times; i++) {
                clients.execute(() -> {
                    try (var wire = new KeptWire(app.port())) {
                        start.await();
                        var answer = wire.ask("POST", "/api/token/regenerate", account.token(), null);
                        if (answer.status() == 200) {
                            tokens.add(answer.json().at("/data/token").asString());
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            start.countDown();
        }
        return List.copyOf(tokens);
    }

    /** Returns the tokens that are accepted now. */
    public List<String> valid(List<String> tokens) {
        try (var wire = new KeptWire(app.port())) {
            return tokens.stream()
                    .filter(it -> credits(wire, it).status() == 200)
                    .toList();
        }
    }

    /** Replaces the token, uses the old one this many times after the response, and returns faults. */
    public List<String> superseded(Account account, int times) {
        var faults = new ConcurrentLinkedQueue<String>();
        var wires = IntStream.range(0, CLIENTS)
                .mapToObj(_ -> new KeptWire(app.port()))
                .toList();
        // All connections are open and the server has cached the token before it is replaced.
        wires.forEach(it -> credits(it, account.token()));
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = wires.getFirst().ask("POST", "/api/token/regenerate", account.token(), null);
            if (answer.status() != 200) {
                faults.add("Not replaced: " + answer);
            }
            wires.forEach(wire -> clients.execute(() -> {
                for (var i = 0; i < times / CLIENTS; i++) {
                    faults.addAll(refusals(WAYS.get(i % WAYS.size()).apply(new Way(wire, account.token())), 401));
                }
            }));
        }
        wires.forEach(KeptWire::close);
        return List.copyOf(faults);
    }

    private record Way(KeptWire wire, String token) {}

    private static final List<Function<Way, WireAnswer>> WAYS = List.of(
            way -> credits(way.wire(), way.token()),
            way -> way.wire().ask("POST", "/api/send-message", way.token(), MESSAGE),
            way -> way.wire().ask("GET", "/api/events", way.token(), null),
            way -> way.wire().ask("POST", "/api/token/regenerate", way.token(), null));

    /** Returns faults of a response that must be this refusal. */
    static List<String> refusals(WireAnswer answer, int status) {
        return answer.status() == status ? Envelope.faults(answer) : List.of("Not refused: " + answer.status());
    }

    private static WireAnswer credits(KeptWire wire, String token) {
        return wire.ask("GET", "/api/credits", token, null);
    }
}
