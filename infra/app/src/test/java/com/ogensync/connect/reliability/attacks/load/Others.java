package com.ogensync.connect.reliability.attacks.load;

import com.ogensync.connect.reliability.attacks.wire.KeptWire;
import com.ogensync.connect.reliability.child.Account;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;

/**
 * Clients that send at a constant rate, independent of other load; response times count from the scheduled send time.
 */
public final class Others {

    private static final Duration PACE = Duration.ofMillis(40);
    private static final int SEND_OF = 5;
    private static final String MESSAGE = "{\"to\":\"820000000001\",\"message\":\"as always\"}";

    private final int port;
    private final List<Account> accounts;
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

    /** Creates one client per account. */
    public Others(int port, List<Account> accounts) {
        this.port = port;
        this.accounts = List.copyOf(accounts);
    }

    /** Sends for this long and returns the response times. */
    public Latencies use(Duration time) {
        var all = new ConcurrentLinkedQueue<Long>();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            accounts.forEach(it -> clients.execute(() -> all.addAll(use(it, time))));
        }
        return new Latencies(List.copyOf(all));
    }

    /** Returns all responses that are not a success. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    private List<Long> use(Account account, Duration time) {
        var waited = new ArrayList<Long>();
        var start = System.nanoTime();
        try (var wire = new KeptWire(port)) {
            for (var wanted = start; wanted - start < time.toNanos(); wanted += PACE.toNanos()) {
                Thread.sleep(Duration.ofNanos(Math.max(0, wanted - System.nanoTime())));
                var answer = waited.size() % SEND_OF == 0
                        ? wire.ask("POST", "/api/send-message", account.token(), MESSAGE)
                        : wire.ask("GET", "/api/credits", account.token(), null);
                waited.add(System.nanoTime() - wanted);
                if (answer.status() != 200) {
                    refusals.add(answer.toString());
                }
            }
        } catch (UncheckedIOException e) {
            refusals.add("no response: " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return waited;
    }
}
