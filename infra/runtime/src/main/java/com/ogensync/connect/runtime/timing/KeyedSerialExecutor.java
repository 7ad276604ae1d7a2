package com.ogensync.connect.runtime.timing;

import com.ogensync.connect.runtime.outage.OutageLog;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what has the same key one after the other, in the order asked, and everything else side by side. A key with work
 * has a virtual thread of its own; without, it costs nothing. A task runs in the name of the request that asked for it.
 */
public final class KeyedSerialExecutor<K> {

    private static final Logger LOG = LoggerFactory.getLogger(KeyedSerialExecutor.class);
    private static final ContextSnapshotFactory CONTEXT =
            ContextSnapshotFactory.builder().build();

    private final String name;
    private final Runnable whenOneFailed;
    private final Map<K, Queue<Runnable>> waiting = new HashMap<>();

    /** The name of its threads. */
    public KeyedSerialExecutor(String name) {
        this(name, () -> {});
    }

    /** The name of its threads, and what to do after a task that failed; the others go on in any case. */
    public KeyedSerialExecutor(String name, Runnable whenOneFailed) {
        this.name = name;
        this.whenOneFailed = whenOneFailed;
    }

    /** Queues a task, however many there are. */
    public void execute(K key, Runnable task) {
        var _ = execute(key, task, Integer.MAX_VALUE);
    }

    /** Queues a task, unless so many of its key are queued already; tells whether it did. */
    public synchronized boolean execute(K key, Runnable task, int capacity) {
        var queue = waiting.get(key);
        if (queue == null) {
            queue = new ArrayDeque<>();
            waiting.put(key, queue);
            Thread.ofVirtual().name(name).start(() -> drain(key));
        }
        return queue.size() < capacity && queue.add(CONTEXT.captureAll().wrap(task));
    }

    /** Whether nothing is queued or running. */
    public synchronized boolean isIdle() {
        return waiting.isEmpty();
    }

    private void drain(K key) {
        for (var task = next(key); task != null; task = next(key)) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task of {} failed ({})", name, OutageLog.causes(e));
                whenOneFailed.run();
            }
        }
    }

    private synchronized @Nullable Runnable next(K key) {
        var queue = waiting.get(key);
        if (queue == null) {
            return null;
        }
        var task = queue.poll();
        if (task == null) {
            waiting.remove(key);
        }
        return task;
    }
}
