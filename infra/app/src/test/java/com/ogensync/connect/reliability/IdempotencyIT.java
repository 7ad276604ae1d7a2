package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Keys, each used six times concurrently with the same body and once with another, with disconnecting callers and kills
 * of the application: one execution each, and identical bytes for every caller. {@code -Dreliability.keys=10000} is the
 * full form.
 */
class IdempotencyIT {

    private static final int KEYS = Integer.getInteger("reliability.keys", 50);
    private static final int AT_ONCE = KEYS < 1_000 ? 10 : 100;
    private static final int BATCHES = (KEYS + AT_ONCE - 1) / AT_ONCE;
    private static final int BATCHES_BETWEEN_KILLS = Math.min(10, (BATCHES + 1) / 2);
    private static final long SEED = Long.getLong("reliability.seed", 20_260_102);

    private record Keyed(Account account, String to, String text) {

        CompletableFuture<HttpResponse<String>> sending(ChildApp app) {
            return app.caller().sending(account, text, to, text);
        }

        Answer finalAnswer(ChildApp app) {
            return Witness.finalAnswer(app, account, text, to, text);
        }
    }

    private record Outcome(Keyed message, Answer answer) {}

    private final Deadline deadline = Deadline.ofThisRun();
    private final Random random = new Random(SEED);
    private int answers;
    private int hungUp;
    private int kills;

    @Test
    void a_key_executes_once_and_always_returns_the_same_response() throws SQLException {
        var settings = Map.of("SIGNUP_COINS", "1000000", "ACK_TIMEOUT", "1s");
        try (var app = ChildApp.start("idempotency", settings)) {
            var accounts = app.caller().registerLinked(4);
            var outcomes = new ArrayList<Outcome>();
            for (var first = 0; first < KEYS && deadline.allows(first); first += AT_ONCE) {
                outcomes.addAll(used(app, accounts, first));
                if (outcomes.size() % 100 == 0) {
                    Progress.say("%d keys, %d kills".formatted(outcomes.size(), kills));
                }
            }
            outcomes.forEach(it -> Verdict.assertAlike(it.answer(), it.message().finalAnswer(app)));
            audit(app, accounts, outcomes);
            System.out.printf(
                    "idempotency: %d keys, %d duplicate responses, %d disconnects, %d kills,"
                            + " one execution each (seed %d)%n",
                    outcomes.size(), answers, hungUp, kills, SEED);
        }
    }

    /** Uses some keys concurrently; returns the final response of each. */
    private List<Outcome> used(ChildApp app, List<Account> accounts, int first) {
        var messages = IntStream.range(first, Math.min(first + AT_ONCE, KEYS))
                .mapToObj(it -> keyed(accounts.get(it % accounts.size()), it))
                .toList();
        var sending = messages.stream()
                .map(it -> IntStream.range(0, 6).mapToObj(_ -> it.sending(app)).toList())
                .toList();
        if ((first / AT_ONCE + 1) % BATCHES_BETWEEN_KILLS == 0) {
            var some = sending.getFirst().getFirst();
            await().pollInterval(Duration.ofMillis(1)).until(some::isDone);
            app.kill9();
            app.restart();
            kills++;
        } else {
            sending.forEach(this::hangUp);
        }
        return IntStream.range(0, messages.size())
                .mapToObj(it -> settled(app, messages.get(it), sending.get(it)))
                .toList();
    }

    private Keyed keyed(Account account, int number) {
        var to = switch (number % 10) {
            case 7 -> Load.SLOW;
            case 8 -> "10000000404";
            case 9 -> "10000000463";
            default -> Load.ordinary(account);
        };
        return new Keyed(account, to, "key " + number);
    }

    /** Drops one caller's connection at once, and sometimes another one when the first has a response. */
    private void hangUp(List<CompletableFuture<HttpResponse<String>>> callers) {
        callers.get(1 + random.nextInt(5)).cancel(true);
        if (random.nextBoolean()) {
            var other = callers.get(1 + random.nextInt(5));
            var _ = callers.getFirst().whenComplete((_, _) -> other.cancel(true));
        }
    }

    private Outcome settled(ChildApp app, Keyed message, List<CompletableFuture<HttpResponse<String>>> sending) {
        var outcome = new Outcome(message, message.finalAnswer(app));
        sending.forEach(it -> answer(it).ifPresent(answer -> Verdict.assertAlike(outcome.answer(), answer)));
        var other = app.caller().send(message.account(), message.text(), message.to(), message.text() + " altered");
        assertThat(other.status()).as("another body: %s", other.body()).isEqualTo(409);
        assertThat(other.messageId()).as("another body: %s", other.body()).isNull();
        return outcome;
    }

    private Optional<Answer> answer(CompletableFuture<HttpResponse<String>> sending) {
        try {
            var answer = Answer.of(sending.join());
            answers++;
            return Optional.of(answer);
        } catch (CompletionException | CancellationException none) {
            hungUp++;
            return Optional.empty();
        }
    }

    private static void audit(ChildApp app, List<Account> accounts, List<Outcome> outcomes) throws SQLException {
        var witness = new Witness(app, 1_000_000);
        witness.awaitOutcomes(accounts);
        var sends = outcomes.stream()
                .map(it -> new Send(
                        it.message().account().id(),
                        it.message().text(),
                        it.message().to(),
                        it.message().text(),
                        Load.response(it.answer())))
                .toList();
        var recipients = new ArrayList<>(accounts.stream().map(Load::ordinary).toList());
        recipients.add(Load.SLOW);
        var evidence = witness.evidence(accounts, sends, recipients, "key ");
        assertThat(Auditor.faults(evidence)).as(app.described()).isEmpty();
        assertThat(evidence.events().stream().filter(it -> it.type().equals("MessageAccepted")))
                .hasSize(outcomes.size());
    }
}
