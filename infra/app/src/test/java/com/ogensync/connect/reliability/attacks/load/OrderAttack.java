package com.ogensync.connect.reliability.attacks.load;

import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.audit.Delivery;
import com.ogensync.connect.reliability.audit.EventTable;
import com.ogensync.connect.reliability.audit.StoredEvent;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many concurrent sends of one account, which must arrive in the order of acceptance. */
public final class OrderAttack {

    private static final int CLIENTS = 32;

    private final ChildApp app;

    /** Creates an attack on this application. */
    public OrderAttack(ChildApp app) {
        this.app = app;
    }

    /** Sends this many messages; returns them in the order of acceptance and in the order of arrival. */
    public List<List<String>> run(int count) throws SQLException {
        var account = app.caller().registerLinked();
        List<Attempt> attempts;
        try (var flood = new Flood(app.port(), List.of(account), "in order ")) {
            attempts = flood.counted(CLIENTS, count);
        }
        if (!new Rates(attempts).odd().isEmpty()) {
            throw new AssertionError("Not all were sent: " + new Rates(attempts).odd());
        }
        var accepted = accepted(account);
        var arrived = await("all arrive" + app.described())
                .atMost(Duration.ofMinutes(1))
                .until(() -> arrived(account), it -> it.size() >= accepted.size());
        return List.of(accepted, arrived);
    }

    private List<String> accepted(Account account) throws SQLException {
        try (var database = app.database().connect()) {
            return acceptedIn(EventTable.read(database, List.of(account.id())));
        }
    }

    private List<String> arrived(Account account) {
        return app.caller().messagesTo(Flood.recipient(account)).stream()
                .map(Delivery::messageId)
                .toList();
    }

    /** Returns the messages in the order of acceptance, which is the order of their debits in the account's stream. */
    static List<String> acceptedIn(List<StoredEvent> events) {
        return events.stream()
                .filter(it -> it.type().equals("CoinDebited"))
                .map(it -> it.payload().path("messageId").asString())
                .map(it -> it.substring(it.lastIndexOf(':') + 1))
                .toList();
    }

    /** Returns the first message that arrived out of order; empty if all arrived in order, each once. */
    public static List<String> firstOutOfOrder(List<String> accepted, List<String> arrived) {
        var rest = new ArrayList<>(arrived);
        for (var id : accepted) {
            if (rest.isEmpty() || !rest.removeFirst().equals(id)) {
                return List.of(id);
            }
        }
        return rest;
    }
}
