package com.ogensync.connect.reliability.attacks;

import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.Poison;
import com.ogensync.connect.reliability.attacks.inputs.Route;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.util.Map;

/** Objects that an operator can change: an account with a device, a projection, and a dead letter. */
final class Operated {

    private static final String LETTERS = "/ops/dead-letters";

    private final ChildApp app;
    private final String token;
    private final Account account;
    private final String letter;

    /** Creates all of them, and an operator with this name. */
    Operated(ChildApp app, String operator) throws SQLException {
        this.app = app;
        token = app.operator(operator);
        account = app.caller().registerLinked();
        Poison.UNKNOWN_TYPE.putInto(app.database(), app.caller().register());
        letter = await().until(this::firstLetter, it -> !it.isEmpty());
    }

    private String firstLetter() {
        return answer(LETTERS, token).data().at("/deadLetters/0/id").asString("");
    }

    /** Returns the operator's token. */
    String token() {
        return token;
    }

    Account account() {
        return account;
    }

    /** Returns an operation on one of them. */
    Route aim(Route operation) {
        var id = operation.path().startsWith(LETTERS) ? letter : account.id();
        return operation.at(Map.of("id", id, "account", account.id(), "name", "balances"));
    }

    /** Returns their state: whether the token is valid, coins, device, each projection, and the dead letter. */
    String state() {
        var projections = answer("/ops/projections", token)
                .data()
                .path("projections")
                .valueStream()
                .map(it -> it.path("name") + " " + it.path("state") + " " + it.path("replaying"))
                .sorted()
                .toList();
        return app.caller().credits(account)
                + answer("/api/session/status", account.token()).body()
                + projections
                + answer(LETTERS + "/" + letter, token).body();
    }

    /** Changes the account. */
    void change() {
        var grant = Map.of("amount", 1, "reason", "A planted fault");
        app.caller()
                .post("/ops/accounts/" + account.id() + "/grants", token, grant)
                .expect(200);
    }

    private Answer answer(String path, String token) {
        return app.caller().get(path, token).expect(200);
    }
}
