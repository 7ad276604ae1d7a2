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
 * Clients that send as fast as they are answered, and remember what they were told. Half of the messages have an
 * idempotency key; most go to ordinary numbers, some to numbers that are slow or refused.
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

    /** @param label what every text and key begins with, used for nothing else */
    Load(Caller caller, List<Account> accounts, String label, long seed) {
        this(caller, accounts, label, seed, Load::recipient);
    }

    /** @param recipients whom an account writes to, for a lot from 0 to 99 */
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

    /** Starts clients that end at their first lost answer, as the application is gone then. */
    Load untilLost(int count) {
        return start(count, true);
    }

    /** Starts clients that go on until they are stopped. */
    Load untilStopped(int count) {
        return start(count, false);
    }

    /** How many answers have come. */
    int answered() {
        return answered.get();
    }

    /** Whether a send that began after that moment was acknowledged. */
    boolean succeededSince(long moment) {
        return lastSuccessBegunAt.get() > moment;
    }

    /** Whether a send that began after that moment was told that the service is away. */
    boolean refusedSince(long moment) {
        return lastRefusalBegunAt.get() > moment;
    }

    /** Refusals that do not say what they must. */
    List<String> unclear() {
        return List.copyOf(unclear);
    }

    /** Lets every client finish, and hands out what they were told. */
    List<Send> stop() {
        goingOn = false;
        clients.shutdown();
        try {
            if (!clients.awaitTermination(90, TimeUnit.SECONDS)) {
                throw new AssertionError("A client got neither an answer nor an error in 90 s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new ArrayList<>(sends);
    }

    /** The numbers that this load sends to and that get messages. */
    List<String> recipients() {
        var numbers = new ArrayList<>(List.of(SLOW));
        accounts.forEach(it -> numbers.add(ordinary(it)));
        return numbers;
    }

    static String ordinary(Account sender) {
        return "82" + sender.phone().substring(2);
    }

    /** What an answer says, for the history. An error of ours leaves it open whether something was done. */
    static Send.Told told(Answer answer) {
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
        var told = told(account, key, to, text);
        var send = new Send(account.id(), key, to, text, startedAt, System.nanoTime(), told);
        if (send.status() == 200) {
            lastSuccessBegunAt.accumulateAndGet(startedAt, Math::max);
        } else if (send.status() == 503) {
            lastRefusalBegunAt.accumulateAndGet(startedAt, Math::max);
        }
        return send;
    }

    private Send.Told told(Account account, @Nullable String key, String to, String text) {
        try {
            var answer = caller.send(account, key, to, text);
            answered.incrementAndGet();
            if (!Verdict.isClear(answer)) {
                unclear.add(answer.status() + " " + answer.headers().map() + " " + answer.body());
            }
            return told(answer);
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
