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
 * Runs tasks with the same key one after the other, in the order of submission, and tasks with different keys in
 * parallel. A key with tasks has its own virtual thread; an idle key uses no resources. A task runs in the context
 * (request id, trace) of the submitting request.
 */
public final class KeyedSerialExecutor<K> {

    private static final Logger LOG = LoggerFactory.getLogger(KeyedSerialExecutor.class);
    private static final ContextSnapshotFactory CONTEXT =
            ContextSnapshotFactory.builder().build();

    private final String name;
    private final Runnable onFailure;
    private final Map<K, Queue<Runnable>> waiting = new HashMap<>();

    /** Creates an executor. {@code name} is the name of its threads. */
    public KeyedSerialExecutor(String name) {
        this(name, () -> {});
    }

    /**
     * Creates an executor. {@code name} is the name of its threads; {@code onFailure} runs after each failed task.
     * Further tasks run in any case.
     */
    public KeyedSerialExecutor(String name, Runnable onFailure) {
        this.name = name;
        this.onFailure = onFailure;
    }

    /** Queues a task, without a limit. */
    public void execute(K key, Runnable task) {
        var _ = execute(key, task, Integer.MAX_VALUE);
    }

    /** Queues a task unless {@code capacity} tasks of its key are queued already. Returns whether it was queued. */
    public synchronized boolean execute(K key, Runnable task, int capacity) {
        var queue = waiting.get(key);
        if (queue == null) {
            queue = new ArrayDeque<>();
            waiting.put(key, queue);
            Thread.ofVirtual().name(name).start(() -> drain(key));
        }
        return queue.size() < capacity && queue.add(CONTEXT.captureAll().wrap(task));
    }

    /** Returns whether no task is queued or running. */
    public synchronized boolean isIdle() {
        return waiting.isEmpty();
    }

    private void drain(K key) {
        for (var task = next(key); task != null; task = next(key)) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task of {} failed ({})", name, OutageLog.causes(e));
                onFailure.run();
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
