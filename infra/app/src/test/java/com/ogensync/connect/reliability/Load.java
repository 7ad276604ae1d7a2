package com.ogensync.connect.reliability;

import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.Caller;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Clients that send continuously, each waiting for its response, and record the responses. Half of the messages have an
 * idempotency key; most go to ordinary numbers, some to slow or refused ones.
 */
final class Load {

    static final String SLOW = "10000000429";
    private static final String UNKNOWN = "10000000404";
    private static final String RESTRICTED = "10000000463";

    private final Caller caller;
    private final List<Account> accounts;
    private final String label;
    private final long seed;
    private final BiFunction<Account, Integer, String> recipients;
    private final ConcurrentLinkedQueue<Send> sends = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicLong lastSuccessBegunAt = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong lastRefusalBegunAt = new AtomicLong(Long.MIN_VALUE);
    private final ConcurrentLinkedQueue<String> unclear = new ConcurrentLinkedQueue<>();
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean goingOn = true;

    /** @param label unique prefix of every text and key */
    Load(Caller caller, List<Account> accounts, String label, long seed) {
        this(caller, accounts, label, seed, Load::recipient);
    }

    /** @param recipients returns an account's recipient for a random number from 0 to 99 */
    Load(
            Caller caller,
            List<Account> accounts,
            String label,
            long seed,
            BiFunction<Account, Integer, String> recipients) {
        this.recipients = recipients;
        this.caller = caller;
        this.accounts = accounts;
        this.label = label;
        this.seed = seed;
    }

    /** Starts clients that stop at their first lost response, when the application has been killed. */
    Load untilLost(int count) {
        return start(count, true);
    }

    /** Starts clients that run until they are stopped. */
    Load untilStopped(int count) {
        return start(count, false);
    }

    /** Returns the number of responses. */
    int answered() {
        return answered.get();
    }

    /** Returns whether a send that started after this time was acknowledged. */
    boolean succeededSince(long moment) {
        return lastSuccessBegunAt.get() > moment;
    }

    /** Returns whether a send that started after this time was refused because of the outage. */
    boolean refusedSince(long moment) {
        return lastRefusalBegunAt.get() > moment;
    }

    /** Returns refusals that do not have the required content. */
    List<String> unclear() {
        return List.copyOf(unclear);
    }

    /** Stops the clients and returns the sends with their responses. */
    List<Send> stop() {
        goingOn = false;
        clients.shutdown();
        try {
            if (!clients.awaitTermination(90, TimeUnit.SECONDS)) {
                throw new AssertionError("A client got neither a response nor an error in 90 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ArrayList<>(sends);
    }

    /** Returns the recipients of this load that receive messages. */
    List<String> recipients() {
        var numbers = new ArrayList<>(List.of(SLOW));
        accounts.forEach(it -> numbers.add(ordinary(it)));
        return numbers;
    }

    static String ordinary(Account sender) {
        return "82" + sender.phone().substring(2);
    }

    /** Converts a response for the history. After a 5xx error it is unknown whether the send took effect. */
    static Send.Response response(Answer answer) {
        if (answer.status() >= 500 && answer.status() != 503) {
            return new Send.Lost(answer.status() + " " + answer.body());
        }
        var credits =
                answer.status() < 300 ? answer.data().path("creditsRemaining").asLong() : -1;
        return new Send.Answered(answer.status(), answer.messageId(), credits);
    }

    private Load start(int count, boolean untilLost) {
        for (var i = 0; i < count; i++) {
            var random = new Random(seed * 31 + i);
            clients.execute(() -> run(random, untilLost));
        }
        return this;
    }

    private void run(Random random, boolean untilLost) {
        var lost = false;
        while (goingOn && !(lost && untilLost)) {
            var send = attempt(random);
            sends.add(send);
            lost = send.isLost();
        }
    }

    private Send attempt(Random random) {
        var account = accounts.get(random.nextInt(accounts.size()));
        var to = recipients.apply(account, random.nextInt(100));
        var text = label + begun.incrementAndGet();
        var key = random.nextBoolean() ? text : null;
        var startedAt = System.nanoTime();
        var response = response(account, key, to, text);
        var send = new Send(account.id(), key, to, text, startedAt, System.nanoTime(), response);
        if (send.status() == 200) {
            lastSuccessBegunAt.accumulateAndGet(startedAt, Math::max);
        } else if (send.status() == 503) {
            lastRefusalBegunAt.accumulateAndGet(startedAt, Math::max);
        }
        return send;
    }

    private Send.Response response(Account account, @Nullable String key, String to, String text) {
        try {
            var answer = caller.send(account, key, to, text);
            answered.incrementAndGet();
            if (!Verdict.isClear(answer)) {
                unclear.add(answer.status() + " " + answer.headers().map() + " " + answer.body());
            }
            return response(answer);
        } catch (UncheckedIOException e) {
            return new Send.Lost(String.valueOf(e.getCause()));
        }
    }

    private static String recipient(Account account, int lot) {
        if (lot < 6) {
            return SLOW;
        }
        if (lot < 14) {
            return UNKNOWN;
        }
        return lot < 20 ? RESTRICTED : ordinary(account);
    }
}
