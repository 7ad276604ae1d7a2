package com.ogensync.connect.reliability;

import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Concurrent messages, one per account, each with an idempotency key, so that they can be repeated. */
final class KeyedSends {

    private final ChildApp app;
    private final List<Account> accounts;
    private final String label;
    private final Map<Account, CompletableFuture<HttpResponse<String>>> sending = new LinkedHashMap<>();
    private final Map<Account, List<Answer>> asked = new LinkedHashMap<>();

    KeyedSends(ChildApp app, List<Account> accounts, String label) {
        this.app = app;
        this.accounts = accounts;
        this.label = label;
    }

    void begin() {
        accounts.forEach(it -> sending.put(it, app.caller().sending(it, text(it), Load.ordinary(it), text(it))));
    }

    void awaitAnswers() {
        sending.values().forEach(CompletableFuture::join);
    }

    List<Account> accounts() {
        return accounts;
    }

    List<String> recipients() {
        return accounts.stream().map(Load::ordinary).toList();
    }

    /** Returns the responses of the first attempts; the other callers got none. */
    List<Answer> answers() {
        return accounts.stream().flatMap(this::answer).toList();
    }

    /** Repeats each request until the response is final, and returns it. */
    Map<Account, Answer> finalAnswers() {
        accounts.forEach(it -> asked.put(it, Witness.asked(app, it, text(it), Load.ordinary(it), text(it))));
        return asked.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, it -> it.getValue().getLast().expect(200)));
    }

    /** Returns the first response to each repeated request; a slow machine returns 202 before the final one. */
    List<Answer> firstAnswersAgain() {
        return asked.values().stream().map(List::getFirst).toList();
    }

    /** Checks that the first responses are consistent with the final ones. */
    void assertAlike(Map<Account, Answer> responses) {
        responses.forEach((account, last) -> answer(account).forEach(it -> Verdict.assertAlike(last, it)));
    }

    List<Send> history(Map<Account, Answer> responses) {
        return responses.entrySet().stream()
                .map(it -> new Send(
                        it.getKey().id(),
                        text(it.getKey()),
                        Load.ordinary(it.getKey()),
                        text(it.getKey()),
                        Load.response(it.getValue())))
                .toList();
    }

    private Stream<Answer> answer(Account account) {
        try {
            return Stream.of(
                    Answer.of(Objects.requireNonNull(sending.get(account)).join()));
        } catch (CompletionException dead) {
            return Stream.empty();
        }
    }

    private String text(Account account) {
        return label + account.phone();
    }
}
