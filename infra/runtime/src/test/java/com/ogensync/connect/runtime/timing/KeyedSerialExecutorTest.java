package com.ogensync.connect.runtime.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyedSerialExecutorTest {

    private final KeyedSerialExecutor<String> inOrder = new KeyedSerialExecutor<>("test");
    private final List<Integer> ran = new CopyOnWriteArrayList<>();

    @Test
    void tasks_of_one_key_run_in_the_order_asked() {
        IntStream.range(0, 500).forEach(i -> inOrder.execute("a", () -> ran.add(i)));
        await().until(inOrder::isIdle);
        assertThat(ran)
                .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }

    @Test
    void another_key_does_not_wait() {
        var blocked = new CountDownLatch(1);
        inOrder.execute("a", () -> awaitQuietly(blocked));
        inOrder.execute("b", () -> ran.add(1));
        await().until(() -> ran.contains(1));
        assertThat(inOrder.isIdle()).isFalse();
        blocked.countDown();
        await().until(inOrder::isIdle);
    }

    @Test
    void a_task_that_fails_stops_nobody() {
        inOrder.execute("a", () -> {
            throw new IllegalStateException("broken");
        });
        inOrder.execute("a", () -> ran.add(2));
        await().until(() -> ran.contains(2));
    }

    @Test
    void after_a_failure_there_is_something_to_do() {
        var caring = new KeyedSerialExecutor<String>("test", () -> ran.add(1));
        caring.execute("a", () -> {
            throw new IllegalStateException("broken");
        });
        caring.execute("a", () -> ran.add(2));
        await().until(() -> ran.size() == 2);
        assertThat(ran).containsExactly(1, 2);
    }

    @Test
    void a_full_queue_takes_nothing_more() {
        var blocked = new CountDownLatch(1);
        var running = new CountDownLatch(1);
        inOrder.execute("a", () -> {
            running.countDown();
            awaitQuietly(blocked);
        });
        awaitQuietly(running);
        assertThat(inOrder.execute("a", () -> ran.add(1), 2)).isTrue();
        assertThat(inOrder.execute("a", () -> ran.add(2), 2)).isTrue();
        assertThat(inOrder.execute("a", () -> ran.add(3), 2)).isFalse();
        blocked.countDown();
        await().until(inOrder::isIdle);
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
