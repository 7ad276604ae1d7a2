package com.ogensync.connect.reliability.attacks.tenants;

import com.ogensync.connect.reliability.attacks.inputs.Route;
import com.ogensync.connect.reliability.attacks.wire.KeptWire;
import com.ogensync.connect.reliability.attacks.wire.Wire;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Creates accounts with data that other tenants could try to access. */
final class Settlers {

    private static final Pattern EVENT_ID = Pattern.compile("id: ?([A-Za-z0-9_-]{32})\\R");
    private static final int MESSAGES = 2;

    private final ChildApp app;
    private final List<Route> routes;

    Settlers(ChildApp app, List<Route> routes) {
        this.app = app;
        this.routes = routes;
    }

    List<Tenant> settle(int count) {
        var tenants = new ArrayList<Tenant>();
        for (var i = 0; i < count; i++) {
            try (var wire = new KeptWire(app.port())) {
                tenants.add(settled(wire, app.caller().registerLinked()));
            }
        }
        return tenants;
    }

    private Tenant settled(KeptWire wire, Account account) {
        var messages = new ArrayList<Tenant.Sent>();
        for (var i = 0; i < MESSAGES; i++) {
            var key = "key-" + account.phone() + "-" + i;
            var json = "{\"to\":\"82%s\",\"message\":\"of %s, %d\"}"
                    .formatted(account.phone().substring(2), account.id(), i);
            var answer = wire.ask("POST", "/api/send-message", account.token(), json, "Idempotency-Key: " + key);
            messages.add(new Tenant.Sent(answer.json().at("/data/messageId").asString(), key, json));
        }
        var cursors = new LinkedHashMap<String, String>();
        routes.stream().filter(it -> it.query().contains("cursor")).forEach(list -> {
            var page = wire.ask("GET", list.path() + "?limit=1", account.token(), null);
            cursors.put(list.path(), page.json().at("/data/nextCursor").asString());
        });
        var tokenId = wire.ask("GET", "/api/account", account.token(), null)
                .json()
                .at("/data/token/id")
                .asString();
        return new Tenant(account, tokenId, messages, cursors, eventPlace(account));
    }

    private String eventPlace(Account account) {
        try (var wire = new Wire(app.port(), Duration.ofSeconds(20))) {
            wire.send("GET /api/events HTTP/1.0\r\nHost: x\r\nAuthorization: Bearer " + account.token() + "\r\n\r\n");
            var id = EVENT_ID.matcher(wire.until("retry"));
            if (!id.find()) {
                throw new AssertionError("No position in the event stream");
            }
            return id.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
