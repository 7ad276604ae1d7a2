package com.ogensync.connect.reliability;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.Caller;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Somebody who asks again and again for a balance that does not change, and believes nothing. */
final class Reads {

    private final Caller caller;
    private final Account account;
    private final long credits;
    private final ConcurrentLinkedQueue<String> lies = new ConcurrentLinkedQueue<>();
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

    /** Whether a question asked after that moment got the right balance, and it was not called stale. */
    boolean freshSince(long moment) {
        return lastFreshBegunAt.get() > moment;
    }

    /** How many answers said that they are stale, or that there is none now. */
    int admitted() {
        return admitted.get();
    }

    /** Ends the questions, and hands out the answers that were wrong without saying so. */
    List<String> stop() {
        goingOn = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(lies);
    }

    private void run() {
        while (goingOn) {
            var begun = System.nanoTime();
            var answer = caller.get("/api/credits", account.token());
            if (!Verdict.isHonest(answer, credits)) {
                lies.add(answer.status() + " " + answer.headers().map() + " " + answer.body());
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
