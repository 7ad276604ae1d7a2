package com.ogensync.connect.postgres.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CoalescedTest {
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Set<Integer>> queries = new CopyOnWriteArrayList<>();
    private final Semaphore mayAnswer = new Semaphore(0);
    private final Coalesced<Integer, String> lookup = new Coalesced<>(this::query);

    @AfterEach
    void end() {
        mayAnswer.release(1_000);
        callers.close();
    }

    @Test
    void a_single_caller_queries_on_its_own_thread() {
        var own = new Coalesced<Integer, String>(keys -> keys.stream()
                .collect(Collectors.toMap(
                        Function.identity(), _ -> Thread.currentThread().getName())));

        assertThat(own.find(1)).contains(Thread.currentThread().getName());
        assertThat(own.find(2)).contains(Thread.currentThread().getName());
    }

    @Test
    void requests_during_a_query_share_the_next_query() {
        var first = finding(1);
        await().until(() -> queries.size() == 1);
        var others = IntStream.range(2, 40).mapToObj(this::finding).toList();
        awaitWaiting(others.size());
        mayAnswer.release(2);

        assertThat(first.join()).contains("value 1");
        assertThat(others.stream().map(CompletableFuture::join))
                .containsExactlyElementsOf(IntStream.range(2, 40)
                        .mapToObj(key -> key % 2 == 0 ? Optional.<String>empty() : Optional.of("value " + key))
                        .toList());
        assertThat(queries).hasSize(2);
    }

    @Test
    void a_result_is_not_older_than_its_request() {
        var first = finding(1);
        await().until(() -> queries.size() == 1);
        var same = finding(1);
        awaitWaiting(1);
        mayAnswer.release(2);
        first.join();
        same.join();

        assertThat(queries).containsExactly(Set.of(1), Set.of(1));
    }

    @Test
    void a_failure_is_thrown_only_to_the_callers_that_shared_the_query() {
        var first = finding(1);
        await().until(() -> queries.size() == 1);
        var failing = List.of(finding(-1), finding(3));
        awaitWaiting(2);
        mayAnswer.release(3);

        assertThat(first.join()).contains("value 1");
        assertThat(failing).allSatisfy(it -> assertThatThrownBy(it::join).hasRootCauseMessage("no negative keys"));
        assertThat(lookup.find(3)).contains("value 3");
    }

    private CompletableFuture<Optional<String>> finding(int key) {
        return CompletableFuture.supplyAsync(() -> lookup.find(key), callers);
    }

    private void awaitWaiting(int count) {
        await().until(() -> lookup.waiting() == count);
    }

    private Map<Integer, String> query(Set<Integer> keys) {
        queries.add(keys);
        mayAnswer.acquireUninterruptibly();
        if (keys.contains(-1)) {
            throw new IllegalStateException("no negative keys");
        }
        return keys.stream()
                .filter(key -> key % 2 != 0)
                .collect(Collectors.toMap(Function.identity(), key -> "value " + key));
    }
}
