package com.ogensync.connect.reliability;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.Caller;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Reads a constant balance continuously and checks every response. */
final class Reads {

    private final Caller caller;
    private final Account account;
    private final long credits;
    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger admitted = new AtomicInteger();
    private final AtomicLong lastFreshBegunAt = new AtomicLong(Long.MIN_VALUE);
    private final Thread thread;
    private volatile boolean goingOn = true;

    Reads(Caller caller, Account account, long credits) {
        this.caller = caller;
        this.account = account;
        this.credits = credits;
        thread = Thread.startVirtualThread(this::run);
    }

    /** Returns whether a read that started after this time returned the right balance without a stale marker. */
    boolean freshSince(long moment) {
        return lastFreshBegunAt.get() > moment;
    }

    /** Returns the number of responses that were marked stale or refused. */
    int admitted() {
        return admitted.get();
    }

    /** Stops reading; returns wrong responses without a stale marker. */
    List<String> stop() {
        goingOn = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(wrong);
    }

    private void run() {
        while (goingOn) {
            var begun = System.nanoTime();
            var answer = caller.get("/api/credits", account.token());
            if (!Verdict.isHonest(answer, credits)) {
                wrong.add(answer.status() + " " + answer.headers().map() + " " + answer.body());
            } else if (isFresh(answer)) {
                lastFreshBegunAt.set(begun);
            } else {
                admitted.incrementAndGet();
            }
        }
    }

    private static boolean isFresh(Answer answer) {
        return answer.status() == 200
                && answer.headers().firstValue("X-Data-Stale").isEmpty();
    }
}
