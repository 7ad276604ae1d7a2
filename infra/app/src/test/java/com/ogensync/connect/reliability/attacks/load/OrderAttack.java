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

/** Many sends of one account at the same time: they must arrive in the order in which they were accepted. */
public final class OrderAttack {

    private static final int CLIENTS = 32;

    private final ChildApp app;

    /** Against this application. */
    public OrderAttack(ChildApp app) {
        this.app = app;
    }

    /** Sends so many; gives the messages in the order accepted, and in the order arrived. */
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

    /** The order in the account's own stream is the order of acceptance: each message is a coin there. */
    static List<String> acceptedIn(List<StoredEvent> events) {
        return events.stream()
                .filter(it -> it.type().equals("CoinDebited"))
                .map(it -> it.payload().path("messageId").asString())
                .map(it -> it.substring(it.lastIndexOf(':') + 1))
                .toList();
    }

    /** The first message that arrived out of its order; empty when all came in order, each once. */
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
