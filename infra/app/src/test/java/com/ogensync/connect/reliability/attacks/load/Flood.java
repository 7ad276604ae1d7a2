package com.ogensync.connect.reliability.attacks.load;

import com.ogensync.connect.reliability.attacks.wire.KeptWire;
import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Account;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends messages at a given load over persistent connections, and records the responses. */
final class Flood implements AutoCloseable {

    private final int port;
    private final List<Account> accounts;
    private final String label;
    private final AtomicInteger texts = new AtomicInteger();
    private final ConcurrentLinkedDeque<KeptWire> idle = new ConcurrentLinkedDeque<>();

    /** Creates a load whose texts begin with the label. */
    Flood(int port, List<Account> accounts, String label) {
        this.port = port;
        this.accounts = List.copyOf(accounts);
        this.label = label;
    }

    /** Runs this many clients, each of which sends continuously. */
    List<Attempt> closed(int clients, Duration time) {
        Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
        var end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < clients; i++) {
                threads.execute(() -> {
                    while (System.nanoTime() < end) {
                        attempts.add(attempt());
                    }
                });
            }
        }
        return List.copyOf(attempts);
    }

    /** Runs this many clients, each of which sends continuously, until this many messages are sent. */
    List<Attempt> counted(int clients, int count) {
        Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
        var places = new Semaphore(clients);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < count; i++) {
                places.acquireUninterruptibly();
                threads.execute(() -> {
                    attempts.add(attempt());
                    places.release();
                });
            }
        }
        return List.copyOf(attempts);
    }

    /** Sends this many messages per second, without waiting for earlier responses. */
    List<Attempt> open(double perSecond, Duration time) {
        Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
        var start = System.nanoTime();
        var begun = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var passed = 0L; passed < time.toNanos(); passed = System.nanoTime() - start) {
                for (var due = (int) (passed / 1e9 * perSecond); begun < due; begun++) {
                    threads.execute(() -> attempts.add(attempt()));
                }
                Thread.sleep(Duration.ofMillis(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(attempts);
    }

    private Attempt attempt() {
        var number = texts.incrementAndGet();
        var account = accounts.get(number % accounts.size());
        var to = recipient(account);
        var text = label + number;
        var startedAt = System.nanoTime();
        var retryAfter = "";
        Send.Response response;
        try {
            var answer = answer(account, "{\"to\":\"%s\",\"message\":\"%s\"}".formatted(to, text));
            retryAfter = answer.header("retry-after");
            response = response(answer);
        } catch (UncheckedIOException e) {
            response = new Send.Lost(String.valueOf(e.getCause()));
        }
        var endedAt = System.nanoTime();
        return new Attempt(new Send(account.id(), null, to, text, startedAt, endedAt, response), retryAfter);
    }

    private WireAnswer answer(Account account, String json) {
        var free = idle.pollFirst();
        var wire = free == null ? new KeptWire(port) : free;
        var answer = wire.ask("POST", "/api/send-message", account.token(), json);
        idle.addFirst(wire);
        return answer;
    }

    private static Send.Response response(WireAnswer answer) {
        if (answer.status() >= 500 && answer.status() != 503) {
            return new Send.Lost(answer.toString());
        }
        var location = answer.header("location");
        var id = location.isEmpty() ? null : location.substring(location.lastIndexOf('/') + 1);
        var credits = answer.status() < 300
                ? answer.json().at("/data/creditsRemaining").asLong()
                : -1;
        return new Send.Answered(answer.status(), id, credits);
    }

    static String recipient(Account account) {
        return "82" + account.phone().substring(2);
    }

    @Override
    public void close() {
        idle.forEach(KeptWire::close);
    }
}
