package com.ogensync.connect.runtime.timing;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts the changes of a state, so that threads can wait for the next one. */
public final class ChangeSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long changes;

    /** Reports a change and wakes all waiting threads. */
    public void signal() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of changes. Read it before the state, and pass it to {@link #await}. */
    public long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there are more changes than {@code seen}, at most {@code nanosMax}. */
    public void await(long seen, long nanosMax) throws InterruptedException {
        lock.lock();
        try {
            long left = nanosMax;
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
