package com.ogensync.connect.reliability.attacks.tenants;

import com.ogensync.connect.reliability.attacks.inputs.Route;
import com.ogensync.connect.reliability.attacks.wire.KeptWire;
import com.ogensync.connect.reliability.attacks.wire.WireAnswer;
import com.ogensync.connect.reliability.audit.EventTable;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Every tenant tries every other tenant's ids, cursors and keys at every operation. */
public final class TenantAttack {

    private static final int AT_ONCE = 16;
    private static final Set<String> LEFT_FOR_LAST =
            Set.of("/api/session", "/api/token/regenerate", "/api/events", "/api/session/pairing-code");

    private final ChildApp app;
    private final List<Route> routes;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final AtomicLong requests = new AtomicLong();

    /** Creates an attack on all operations that need a token. */
    public TenantAttack(ChildApp app, List<Route> routes) {
        this.app = app;
        this.routes = routes.stream().filter(Route::needsToken).toList();
    }

    /**
     * Runs the attack with this many accounts.
     *
     * @return all reads and writes of other accounts' data
     */
    public List<String> run(int count) throws SQLException {
        var tenants = new Settlers(app, routes).settle(count);
        forEachPair(tenants, this::read);
        forEachPair(tenants, this::write);
        destroy(tenants);
        judgeWrites(tenants);
        return List.copyOf(faults);
    }

    /** Returns the number of requests. */
    public long requests() {
        return requests.get();
    }

    private interface Attempt {
        void by(Tenant attacker, Tenant victim, KeptWire wire);
    }

    private void forEachPair(List<Tenant> tenants, Attempt attempt) {
        try (var attackers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            tenants.forEach(attacker -> attackers.execute(() -> {
                try (var wire = new KeptWire(app.port())) {
                    tenants.stream()
                            .filter(it -> !it.equals(attacker))
                            .forEach(victim -> attempt.by(attacker, victim, wire));
                } catch (RuntimeException e) {
                    faults.add("An attack ended early: " + e);
                }
            }));
        }
    }

    private void read(Tenant attacker, Tenant victim, KeptWire wire) {
        var asking = new Asking(attacker, victim, wire);
        for (var message : victim.messages()) {
            asking.expect(404, "/api/messages/" + message.id());
            asking.expect(404, "/api/messages/message:" + victim.account().id() + ":" + message.id());
            asking.expect(404, "/api/messages/" + victim.account().id() + ":" + message.id());
        }
        routes.stream()
                .filter(it -> it.query().contains("cursor"))
                .forEach(list -> victim.cursors()
                        .values()
                        .forEach(cursor -> asking.expect(400, list.path() + "?cursor=" + cursor)));
        asking.expect(400, "/api/events", "Last-Event-ID: " + victim.eventPlace());
        asking.expect(
                401, "/api/account", "Authorization: Bearer " + victim.account().token());
        routes.stream()
                .filter(it -> it.method().equals("GET") && !it.path().contains("{"))
                .filter(it -> !LEFT_FOR_LAST.contains(it.path()))
                .forEach(it -> asking.expect(200, it.path() + asIf(victim), headersAsIf(victim)));
    }

    private void write(Tenant attacker, Tenant victim, KeptWire wire) {
        var sent = victim.messages().getFirst();
        var body =
                sent.json().replace("}", ",\"accountId\":\"" + victim.account().id() + "\"}");
        var answer = asked(wire.ask(
                "POST",
                "/api/send-message" + asIf(victim),
                attacker.account().token(),
                body,
                "Idempotency-Key: " + sent.key()));
        Trespass.replays(answer, victim).forEach(it -> faults.add("Key of another account: " + it));
    }

    /** Half of the tenants delete their own data with identifiers of the others. */
    private void destroy(List<Tenant> tenants) {
        var half = tenants.size() / 2;
        BiConsumer<Integer, KeptWire> attack = (i, wire) -> {
            var token = tenants.get(i).account().token();
            var victim = tenants.get(half + i % (tenants.size() - half));
            asked(wire.ask("DELETE", "/api/session" + asIf(victim), token, null, headersAsIf(victim)));
            asked(wire.ask("POST", "/api/token/regenerate" + asIf(victim), token, null, headersAsIf(victim)));
        };
        try (var wire = new KeptWire(app.port())) {
            for (var i = 0; i < half; i++) {
                attack.accept(i, wire);
            }
            tenants.subList(half, tenants.size()).forEach(it -> {
                var status = asked(
                        wire.ask("GET", "/api/session/status", it.account().token(), null));
                if (!status.text().contains("\"connected\":true")) {
                    faults.add("A deletion of another account affected this one: " + status);
                }
            });
        }
    }

    /** Checks that each account sent only its own messages, and one under a key of each other account. */
    private void judgeWrites(List<Tenant> tenants) throws SQLException {
        var ids = tenants.stream().map(it -> it.account().id()).toList();
        var tokens =
                tenants.stream().collect(Collectors.toMap(it -> it.account().id(), it -> Set.of(it.tokenId())));
        try (var database = app.database().connect()) {
            var events = EventTable.read(database, ids).stream()
                    .filter(it -> !it.type().equals("TokenIssued"))
                    .toList();
            Trespass.writes(events, tokens).forEach(it -> faults.add("Written by another account: " + it));
            for (var tenant : tenants) {
                var debits = events.stream()
                        .filter(it -> it.account().equals(tenant.account().id())
                                && it.type().equals("CoinDebited"))
                        .count();
                if (debits != tenant.messages().size() + tenants.size() - 1) {
                    faults.add(tenant.account().id() + " paid for " + debits);
                }
            }
        }
    }

    private WireAnswer asked(WireAnswer answer) {
        requests.incrementAndGet();
        return answer;
    }

    private static String asIf(Tenant victim) {
        var id = victim.account().id();
        return "?account=" + id + "&accountId=" + id + "&userId=" + id + "&user=" + id + "&sub=" + id;
    }

    private static String[] headersAsIf(Tenant victim) {
        var id = victim.account().id();
        return new String[] {
            "X-Account-Id: " + id,
            "X-User-Id: " + id,
            "X-Forwarded-User: " + id,
            "Cookie: token=" + victim.account().token()
        };
    }

    /** Requests of one account for another account's data. */
    private final class Asking {

        private final Tenant attacker;
        private final Tenant victim;
        private final KeptWire wire;

        Asking(Tenant attacker, Tenant victim, KeptWire wire) {
            this.attacker = attacker;
            this.victim = victim;
            this.wire = wire;
        }

        void expect(int status, String path, String... headers) {
            var answer = asked(wire.ask("GET", path, attacker.account().token(), null, headers));
            if (answer.status() != status) {
                faults.add("GET " + path + ": " + answer);
            }
            Trespass.reads(answer, victim).forEach(it -> faults.add("GET " + path + " reveals " + it));
        }
    }
}
