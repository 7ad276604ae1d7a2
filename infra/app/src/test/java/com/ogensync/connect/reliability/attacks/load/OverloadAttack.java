package com.ogensync.connect.reliability.attacks.load;

import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.Reconciliation;
import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.EventTable;
import com.ogensync.connect.reliability.audit.Evidence;
import com.ogensync.connect.reliability.audit.Fault;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures the maximum throughput, offers several times as much load, and measures the recovery time. */
public final class OverloadAttack {

    private static final String LABEL = "overload ";
    private static final int TIMES = 5;
    private static final double AS_BEFORE = 0.8;
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ChildApp app;
    private final List<Account> accounts;
    private final List<Send> history = new ArrayList<>();

    /** Creates an attack on this application with this many accounts. */
    public OverloadAttack(ChildApp app, int accounts) {
        this.app = app;
        this.accounts = app.caller().registerLinked(accounts);
    }

    /**
     * The result.
     *
     * @param best maximum throughput in messages per second
     * @param clients the number of clients at that throughput
     * @param goodput messages per second under the overload
     * @param offered requests per second
     * @param odd responses that are neither a success nor a refusal with Retry-After
     * @param turnedAway the number of refused requests
     * @param refusals response times of the refusals
     * @param refusedWithin their 99th percentile
     * @param recovered time until the throughput was as before
     */
    public record Outcome(
            double best,
            int clients,
            double goodput,
            double offered,
            List<String> odd,
            long turnedAway,
            String refusals,
            Duration refusedWithin,
            Duration recovered) {

        /** Returns the goodput as a fraction of the maximum throughput. */
        public double ratio() {
            return goodput / best;
        }
    }

    /** Runs the attack with these durations of each search step and of the overload. */
    public Outcome run(List<Integer> clients, Duration step, Duration overload) {
        try (var flood = new Flood(app.port(), accounts, LABEL)) {
            var best = 0.0;
            var bestClients = clients.getFirst();
            for (var count : clients) {
                var goodput = kept(flood.closed(count, step)).goodput(step);
                System.out.printf("%d clients: %.0f messages/s%n", count, goodput);
                bestClients = goodput > best ? count : bestClients;
                best = Math.max(best, goodput);
            }
            var under = kept(flood.open(best * TIMES, overload));
            var recovered = recovery(flood, bestClients, best);
            var offered = under.attempts().size() / (overload.toMillis() / 1e3);
            var refused = under.turnedAway() > 0 ? under.refusals() : new Latencies(List.of(0L));
            return new Outcome(
                    best,
                    bestClients,
                    under.goodput(overload),
                    offered,
                    under.odd().stream()
                            .map(it -> it.send().response().toString())
                            .distinct()
                            .toList(),
                    under.turnedAway(),
                    refused.toString(),
                    refused.percentile(0.99),
                    recovered);
        }
    }

    /** Waits until every message is final and returns the auditor's faults. */
    public List<Fault> audit(long coins) throws SQLException {
        var ids = accounts.stream().map(Account::id).toList();
        await("every message is final" + app.described())
                .atMost(Duration.ofMinutes(2))
                .until(() -> open(ids) == 0);
        var arrived = accounts.stream()
                .flatMap(it -> app.caller().messagesTo(Flood.recipient(it)).stream())
                .filter(it -> it.text().startsWith(LABEL))
                .toList();
        try (var database = app.database().connect()) {
            var events = EventTable.read(database, ids);
            return Auditor.faults(new Evidence(events, history, arrived, ids, coins));
        }
    }

    /** Returns a fault if the metrics count another number of refusals than the callers got. */
    public Optional<String> miscounted() {
        var refused = history.stream().filter(it -> it.status() == 503).count();
        var counted = (long) Reconciliation.sum(
                app,
                it -> it.startsWith("http_server_requests_seconds_count{")
                        && it.contains("status=\"503\"")
                        && it.contains("uri=\"/api/send-message\""));
        return counted == refused
                ? Optional.empty()
                : Optional.of("%,d were refused, but the metric is %,d".formatted(refused, counted));
    }

    private long open(List<String> ids) throws SQLException {
        try (var database = app.database().connect()) {
            return EventTable.open(database, ids);
        }
    }

    private Duration recovery(Flood flood, int clients, double best) {
        var start = System.nanoTime();
        var goodput = 0.0;
        while (goodput < best * AS_BEFORE
                && System.nanoTime() - start < Duration.ofMinutes(1).toNanos()) {
            goodput = kept(flood.closed(clients, LOOK)).goodput(LOOK);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Rates kept(List<Attempt> attempts) {
        attempts.forEach(it -> history.add(it.send()));
        return new Rates(attempts);
    }
}
