package com.ogensync.connect.runtime.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedSerialExecutorTest {

    private final KeyedSerialExecutor<String> executor = new KeyedSerialExecutor<>("test");
    private final List<Integer> ran = new CopyOnWriteArrayList<>();

    @Test
    void tasks_of_one_key_run_in_the_order_of_submission() {
        IntStream.range(0, 500).forEach(i -> executor.execute("a", () -> ran.add(i)));
        await().until(executor::isIdle);
        assertThat(ran)
                .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void tasks_of_different_keys_run_in_parallel() {
        var blocked = new CountDownLatch(1);
        executor.execute("a", () -> awaitQuietly(blocked));
        executor.execute("b", () -> ran.add(1));
        await().until(() -> ran.contains(1));
        assertThat(executor.isIdle()).isFalse();
        blocked.countDown();
        await().until(executor::isIdle);
    }

    @Test
    void a_failed_task_does_not_stop_the_next() {
        executor.execute("a", () -> {
            throw new IllegalStateException("broken");
        });
        executor.execute("a", () -> ran.add(2));
        await().until(() -> ran.contains(2));
    }

    @Test
    void the_failure_handler_runs_after_a_failed_task() {
        var observed = new KeyedSerialExecutor<String>("test", () -> ran.add(1));
        observed.execute("a", () -> {
            throw new IllegalStateException("broken");
        });
        observed.execute("a", () -> ran.add(2));
        await().until(() -> ran.size() == 2);
        assertThat(ran).containsExactly(1, 2);
    }

    @Test
    void a_full_queue_rejects_tasks() {
        var blocked = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        executor.execute("a", () -> {
            running.countDown();
            awaitQuietly(blocked);
        });
        awaitQuietly(running);
        assertThat(executor.execute("a", () -> ran.add(1), 2)).isTrue();
        assertThat(executor.execute("a", () -> ran.add(2), 2)).isTrue();
        assertThat(executor.execute("a", () -> ran.add(3), 2)).isFalse();
        blocked.countDown();
        await().until(executor::isIdle);
        assertThat(ran).containsExactly(1, 2);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
