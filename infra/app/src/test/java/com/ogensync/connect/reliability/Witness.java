package com.ogensync.connect.reliability;

import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.audit.Delivery;
import com.ogensync.connect.reliability.audit.EventTable;
import com.ogensync.connect.reliability.audit.Evidence;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Collects the outcomes of messages from the callers, the database and the recipients. */
final class Witness {

    private static final Duration LONGEST_OPEN = Duration.ofMinutes(1);

    private final ChildApp app;
    private final long signUpCoins;

    Witness(ChildApp app, long signUpCoins) {
        this.app = app;
        this.signUpCoins = signUpCoins;
    }

    /** Repeats sends that have a key and got no response, until there is one. */
    List<Send> repeated(List<Send> sends, List<Account> accounts) {
        var byId = accounts.stream().collect(Collectors.toMap(Account::id, Function.identity()));
        return sends.stream().map(it -> repeated(it, byId)).toList();
    }

    /** Waits until every message of these accounts has an outcome, at most 60 s. */
    void awaitOutcomes(List<Account> accounts) {
        await("every message is final" + app.described())
                .atMost(LONGEST_OPEN)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> open(accounts) == 0);
    }

    /** Waits until the read side returns the ledgers' balances. */
    void awaitBalances(List<Account> accounts) throws SQLException {
        for (var account : accounts) {
            var ledger = balance(account);
            await("the balance of " + account.id() + app.described())
                    .atMost(LONGEST_OPEN)
                    .pollDelay(Duration.ZERO)
                    .until(() -> app.caller().credits(account), it -> it == ledger);
        }
    }

    /** Returns all evidence about these accounts and their sends under this label. */
    Evidence evidence(List<Account> accounts, List<Send> sends, List<String> recipients, String label)
            throws SQLException {
        var deliveries = recipients.stream()
                .flatMap(it -> app.caller().messagesTo(it).stream())
                .filter(it -> it.text().startsWith(label))
                .toList();
        return evidence(ids(accounts), sends, deliveries);
    }

    Evidence evidence(Collection<String> accounts, List<Send> sends, List<Delivery> deliveries) throws SQLException {
        try (var database = app.database().connect()) {
            var events = EventTable.read(database, accounts);
            return new Evidence(events, sends, deliveries, List.copyOf(accounts), signUpCoins);
        }
    }

    private long balance(Account account) throws SQLException {
        try (var database = app.database().connect()) {
            return EventTable.read(database, List.of(account.id())).stream()
                    .filter(it -> it.payload().has("entry"))
                    .reduce((_, last) -> last)
                    .map(it -> it.payload().path("balance").asLong())
                    .orElse(0L);
        }
    }

    private long open(List<Account> accounts) throws SQLException {
        try (var database = app.database().connect()) {
            return EventTable.open(database, ids(accounts));
        }
    }

    private Send repeated(Send send, Map<String, Account> accounts) {
        if (!send.isLost() || send.key() == null) {
            return send;
        }
        var account = Objects.requireNonNull(accounts.get(send.account()));
        var answer = await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .ignoreException(UncheckedIOException.class)
                .until(() -> app.caller().send(account, send.key(), send.to(), send.text()), it -> !mustBeRepeated(it));
        return send.response(Load.response(answer));
    }

    /** Repeats a send with a key until the response is final: sent or failed. */
    static Answer finalAnswer(ChildApp app, Account account, String key, String to, String text) {
        return asked(app, account, key, to, text).getLast();
    }

    /** Returns all responses for the message, up to the final one. */
    static List<Answer> asked(ChildApp app, Account account, String key, String to, String text) {
        var responses = new ArrayList<Answer>();
        await("a final response" + app.described())
                .atMost(LONGEST_OPEN)
                .pollDelay(Duration.ZERO)
                .ignoreException(UncheckedIOException.class)
                .until(() -> {
                    var answer = app.caller().send(account, key, to, text);
                    if (answer.messageId() != null) {
                        responses.add(answer);
                    }
                    return answer.status() != 202 && answer.messageId() != null;
                });
        return responses;
    }

    /** Returns whether the key is in flight or the refusal is temporary. */
    static boolean mustBeRepeated(Answer answer) {
        var passing = answer.status() == 409
                && answer.messageId() == null
                && answer.headers().firstValue("Retry-After").isPresent();
        return passing || answer.status() >= 500;
    }

    private static List<String> ids(List<Account> accounts) {
        return accounts.stream().map(Account::id).toList();
    }
}
