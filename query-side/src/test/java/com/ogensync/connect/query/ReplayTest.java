package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.message.query.ListMessages;
import com.ogensync.connect.api.message.query.MessageView;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.query.projection.deadletter.ProjectionDeadLetters;
import com.ogensync.connect.query.projection.processing.ProjectionProcessor;
import com.ogensync.connect.query.projection.rebuild.ProjectionRebuilds;
import com.ogensync.connect.query.projection.rebuild.RebuildProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rebuilds of projections while queries are answered. */
class ReplayTest {
    private static final String TO = "919876543210";

    private final World world = new World(50, 1).start();
    private final Story ada = new Story(1);
    private final Story bob = new Story(2);
    private final ProjectionRebuilds replays = world.configuration.getComponent(ProjectionRebuilds.class);

    @BeforeEach
    void some_history() {
        world.given(ada.registered(100)).given(bob.registered(100));
        for (int i = 1; i <= 60; i++) {
            world.given(ada.accepted(i, TO)).given(ada.sent(i));
        }
        assertThat(world.caughtUp()).isTrue();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_rebuild_gives_the_same_documents_and_removes_orphans() {
        var before = world.export();
        for (var name : World.COLLECTIONS) {
            world.database
                    .getCollection(name)
                    .insertOne(
                            new Document("_id", "nobody").append("account", "x").append("sequence", 0L));
            world.database
                    .getCollection(name)
                    .deleteOne(new Document("_id", "account:" + ada.account().uuid()));

            assertThat(rebuild(name)).isEqualTo(RebuildProgress.State.DONE);
        }

        assertThat(world.export()).isEqualTo(before);
        assertThat(world.database.listCollectionNames()).noneMatch(name -> name.endsWith("_replay"));
        assertThat(world.database.getCollection("messages").listIndexes().into(new ArrayList<>()))
                .hasSize(5);
    }

    @Test
    void queries_never_see_a_partial_rebuild_and_no_concurrent_event_is_lost() throws InterruptedException {
        var running = new AtomicBoolean(true);
        var reads = new AtomicLong();
        var fewest = new AtomicLong(Long.MAX_VALUE);
        var reader = Thread.ofVirtual().start(() -> {
            while (running.get()) {
                Answer<Page<MessageView>> answer =
                        world.query(new ListMessages(ada.account(), -1, null, 100, null, null));
                long seen = answer.view() == null ? 0 : answer.view().items().size();
                fewest.accumulateAndGet(seen, Math::min);
                reads.incrementAndGet();
            }
        });
        for (int i = 61; i <= 70; i++) {
            assertThat(replays.start("messages")).isTrue();
            world.given(ada.accepted(i, TO));
            assertThat(awaitEnd("messages")).isEqualTo(RebuildProgress.State.DONE);
        }
        running.set(false);
        reader.join();

        assertThat(world.caughtUp()).isTrue();
        assertThat(reads.get()).isGreaterThan(20);
        assertThat(fewest.get()).isGreaterThanOrEqualTo(60);
        assertThat(world.database.getCollection("messages").countDocuments()).isEqualTo(70);
    }

    @Test
    void paused_projections_stay_paused_after_a_rebuild_and_can_be_resumed() {
        var readers = world.configuration.getComponent(ProjectionProcessor.class);
        readers.pause();

        assertThat(rebuild("balances")).isEqualTo(RebuildProgress.State.DONE);
        assertThat(readers.isRunning()).isFalse();
        readers.resume();

        world.given(bob.accepted(1, TO));
        assertThat(balance(bob)).isEqualTo(new AccountBalance(99, 1, 0));
    }

    @Test
    void a_rebuild_replaces_the_dead_letters() {
        world.append(ada.unknown(world));
        world.given(ada.granted(5, EntryReason.OPERATOR_GRANT));
        assertThat(world.caughtUp()).isTrue();
        assertThat(deadLetters("balances")).isEqualTo(2);

        assertThat(rebuild("balances")).isEqualTo(RebuildProgress.State.DONE);

        assertThat(deadLetters("balances")).isEqualTo(2);
        assertThat(deadLetters("balances-replay")).isZero();
        assertThat(balance(ada)).isEqualTo(new AccountBalance(40, 60, 60));
        var letter = world.configuration.getComponent(ProjectionDeadLetters.class).list(100).stream()
                .filter(it -> it.group().equals("balances"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.first()).isTrue();
        assertThat(letter.payload()).isEqualTo("{\"coins\":1}");
        assertThat(world.configuration.getComponent(ProjectionDeadLetters.class).retry(letter))
                .isFalse();
        world.configuration.getComponent(ProjectionDeadLetters.class).discard(letter);
        var next = world.configuration.getComponent(ProjectionDeadLetters.class).list(100).stream()
                .filter(it -> it.group().equals("balances"))
                .findFirst()
                .orElseThrow();
        assertThat(world.configuration.getComponent(ProjectionDeadLetters.class).retry(next))
                .isTrue();
        assertThat(balance(ada)).isEqualTo(new AccountBalance(45, 60, 60));
    }

    @Test
    void a_projection_is_not_rebuilt_twice_at_once_even_by_different_nodes() {
        lock("another-node", Instant.now());

        assertThat(replays.start("balances")).isFalse();
        assertThat(replays.cleanUp()).isFalse();
        lock("another-node", Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(rebuild("balances")).isEqualTo(RebuildProgress.State.DONE);
    }

    @Test
    void the_remains_of_a_crash_before_the_rename_are_removed() {
        lock("another-node", Instant.now().minus(Duration.ofMinutes(5)));
        world.database.getCollection("balances_replay").insertOne(new Document("_id", "half"));
        addDeadLetter("balances-replay");

        assertThat(replays.cleanUp()).isTrue();

        assertThat(world.database.listCollectionNames()).doesNotContain("balances_replay");
        assertThat(deadLetters("balances-replay") + deadLetters("balances")).isZero();
        assertThat(balance(bob)).isEqualTo(new AccountBalance(100, 0, 0));
    }

    @Test
    void the_dead_letters_are_moved_after_a_crash_that_followed_the_rename() {
        addDeadLetter("balances-replay");

        assertThat(replays.cleanUp()).isTrue();

        assertThat(deadLetters("balances-replay")).isZero();
        assertThat(deadLetters("balances")).isEqualTo(1);
    }

    @Test
    void the_old_documents_stay_in_use_after_a_failed_rebuild() {
        world.failWrites("balances_replay", 1);

        assertThat(rebuild("balances")).isEqualTo(RebuildProgress.State.FAILED);

        world.given(bob.accepted(1, TO));
        assertThat(balance(bob)).isEqualTo(new AccountBalance(99, 1, 0));
        assertThat(world.database.listCollectionNames()).doesNotContain("balances_replay");
        assertThat(rebuild("balances")).isEqualTo(RebuildProgress.State.DONE);
    }

    @Test
    void the_dead_letters_of_a_renamed_collection_are_kept_if_moving_them_fails() {
        world.append(ada.unknown(world));
        world.given(ada.granted(5, EntryReason.OPERATOR_GRANT));
        assertThat(world.caughtUp()).isTrue();
        world.failWrites("dead_letters", 2);

        assertThat(rebuild("balances")).isEqualTo(RebuildProgress.State.FAILED);
        await().until(() -> world.failing.failed.get() == 2);
        assertThat(deadLetters("balances-replay")).isEqualTo(2);
        await().until(replays::cleanUp);

        assertThat(deadLetters("balances-replay")).isZero();
        assertThat(deadLetters("balances")).isEqualTo(2);
        assertThat(balance(ada)).isEqualTo(new AccountBalance(40, 60, 60));
    }

    private RebuildProgress.State rebuild(String name) {
        assertThat(replays.start(name)).isTrue();
        return awaitEnd(name);
    }

    private RebuildProgress.State awaitEnd(String name) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> replays.progress(name).orElseThrow().state(),
                        state -> state != RebuildProgress.State.RUNNING);
    }

    private AccountBalance balance(Story story) {
        Answer<AccountBalance> answer = world.query(new FindBalance(story.account(), world.position()));
        assertThat(answer.stale()).isFalse();
        return Objects.requireNonNull(answer.view());
    }

    private void lock(String node, Instant at) {
        var locks = world.database.getCollection("projection_replays");
        locks.deleteMany(new Document());
        locks.insertOne(new Document("_id", "balances").append("node", node).append("at", Date.from(at)));
    }

    private void addDeadLetter(String group) {
        world.database
                .getCollection("dead_letters")
                .insertOne(new Document("processingGroup", group)
                        .append("sequenceIdentifier", "x")
                        .append("index", 0L));
    }

    private long deadLetters(String group) {
        return world.database.getCollection("dead_letters").countDocuments(new Document("processingGroup", group));
    }
}
