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
import com.ogensync.connect.query.projection.ProjectionRebuilds;
import com.ogensync.connect.query.projection.RebuildProgress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A projection is made anew while it answers. */
class ReplayTest {
    private static final String TO = "919876543210";

    private final World world = new World(50, 1).start();
    private final Story ada = new Story(1);
    private final Story bob = new Story(2);
    private final ProjectionRebuilds replays = QueryModule.replays(world.configuration);

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
    void each_projection_comes_out_the_same_and_what_no_event_accounts_for_is_gone() {
        var before = world.export();
        for (var name : World.COLLECTIONS) {
            world.database
                    .getCollection(name)
                    .insertOne(
                            new Document("_id", "nobody").append("account", "x").append("sequence", 0L));
            world.database
                    .getCollection(name)
                    .deleteOne(new Document("_id", "account:" + ada.account().uuid()));

            assertThat(ended(name)).isEqualTo(RebuildProgress.State.DONE);
        }

        assertThat(world.export()).isEqualTo(before);
        assertThat(world.database.listCollectionNames()).noneMatch(name -> name.endsWith("_replay"));
        assertThat(world.database.getCollection("messages").listIndexes().into(new ArrayList<>()))
                .hasSize(5);
    }

    @Test
    void readers_never_see_a_half_made_one_and_what_happens_meanwhile_is_not_lost() throws InterruptedException {
        var going = new AtomicBoolean(true);
        var looks = new AtomicLong();
        var fewest = new AtomicLong(Long.MAX_VALUE);
        var reader = Thread.ofVirtual().start(() -> {
            while (going.get()) {
                Answer<Page<MessageView>> answer =
                        world.ask(new ListMessages(ada.account(), -1, null, 100, null, null));
                long seen = answer.view() == null ? 0 : answer.view().items().size();
                fewest.accumulateAndGet(seen, Math::min);
                looks.incrementAndGet();
            }
        });
        for (int i = 61; i <= 70; i++) {
            assertThat(replays.start("messages")).isTrue();
            world.given(ada.accepted(i, TO));
            assertThat(awaitEnd("messages")).isEqualTo(RebuildProgress.State.DONE);
        }
        going.set(false);
        reader.join();

        assertThat(world.caughtUp()).isTrue();
        assertThat(looks.get()).isGreaterThan(20);
        assertThat(fewest.get()).isGreaterThanOrEqualTo(60);
        assertThat(world.database.getCollection("messages").countDocuments()).isEqualTo(70);
    }

    @Test
    void a_paused_projection_stays_paused_and_goes_on_when_it_is_resumed() {
        var readers = QueryModule.readers(world.configuration);
        readers.pause("balances");

        assertThat(ended("balances")).isEqualTo(RebuildProgress.State.DONE);
        assertThat(readers.isRunning("balances")).isFalse();
        readers.resume("balances");

        world.given(bob.accepted(1, TO));
        assertThat(balance(bob)).isEqualTo(new AccountBalance(99, 1, 0));
    }

    @Test
    void what_cannot_be_taken_in_is_parked_once_more_and_not_twice() {
        world.append(unknown());
        world.given(ada.granted(5, EntryReason.OPERATOR_GRANT));
        assertThat(world.caughtUp()).isTrue();
        assertThat(letters("balances")).isEqualTo(2);

        assertThat(ended("balances")).isEqualTo(RebuildProgress.State.DONE);

        assertThat(letters("balances")).isEqualTo(2);
        assertThat(letters("balances-replay")).isZero();
        assertThat(balance(ada)).isEqualTo(new AccountBalance(40, 60, 60));
        var letter = QueryModule.letters(world.configuration).list(100).stream()
                .filter(it -> it.group().equals("balances"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.first()).isTrue();
        assertThat(letter.payload()).isEqualTo("{\"coins\":1}");
        assertThat(QueryModule.letters(world.configuration).retry(letter)).isFalse();
        QueryModule.letters(world.configuration).discard(letter);
        var next = QueryModule.letters(world.configuration).list(100).stream()
                .filter(it -> it.group().equals("balances"))
                .findFirst()
                .orElseThrow();
        assertThat(QueryModule.letters(world.configuration).retry(next)).isTrue();
        assertThat(balance(ada)).isEqualTo(new AccountBalance(45, 60, 60));
    }

    @Test
    void two_of_one_projection_do_not_run_at_once_not_even_on_two_nodes() {
        mark("another-node", Instant.now());

        assertThat(replays.start("balances")).isFalse();
        assertThat(replays.cleanUp()).isFalse();
        mark("another-node", Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(ended("balances")).isEqualTo(RebuildProgress.State.DONE);
    }

    @Test
    void what_a_crash_in_the_middle_left_is_cleared_away() {
        mark("another-node", Instant.now().minus(Duration.ofMinutes(5)));
        world.database.getCollection("balances_replay").insertOne(new Document("_id", "half"));
        letter("balances-replay");

        assertThat(replays.cleanUp()).isTrue();

        assertThat(world.database.listCollectionNames()).doesNotContain("balances_replay");
        assertThat(letters("balances-replay") + letters("balances")).isZero();
        assertThat(balance(bob)).isEqualTo(new AccountBalance(100, 0, 0));
    }

    @Test
    void a_crash_after_the_switch_leaves_the_new_one_and_its_parked_events() {
        letter("balances-replay");

        assertThat(replays.cleanUp()).isTrue();

        assertThat(letters("balances-replay")).isZero();
        assertThat(letters("balances")).isEqualTo(1);
    }

    @Test
    void when_it_fails_the_old_one_goes_on() {
        world.refuse("balances_replay", 1);

        assertThat(ended("balances")).isEqualTo(RebuildProgress.State.FAILED);

        world.given(bob.accepted(1, TO));
        assertThat(balance(bob)).isEqualTo(new AccountBalance(99, 1, 0));
        assertThat(world.database.listCollectionNames()).doesNotContain("balances_replay");
        assertThat(ended("balances")).isEqualTo(RebuildProgress.State.DONE);
    }

    private RebuildProgress.State ended(String name) {
        assertThat(replays.start(name)).isTrue();
        return awaitEnd(name);
    }

    private RebuildProgress.State awaitEnd(String name) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> replays.progress(name).orElseThrow().state(),
                        state -> state != RebuildProgress.State.RUNNING);
    }

    private AccountBalance balance(Story who) {
        Answer<AccountBalance> answer = world.ask(new FindBalance(who.account(), world.position()));
        assertThat(answer.stale()).isFalse();
        return Objects.requireNonNull(answer.view());
    }

    private void mark(String node, Instant at) {
        var marks = world.database.getCollection("projection_replays");
        marks.deleteMany(new Document());
        marks.insertOne(new Document("_id", "balances").append("node", node).append("at", Date.from(at)));
    }

    private void letter(String group) {
        world.database
                .getCollection("dead_letters")
                .insertOne(new Document("processingGroup", group)
                        .append("sequenceIdentifier", "x")
                        .append("index", 0L));
    }

    private long letters(String group) {
        return world.database.getCollection("dead_letters").countDocuments(new Document("processingGroup", group));
    }

    private GenericDomainEventMessage<Object> unknown() {
        var type = "CoinsTeleported";
        var payload =
                new SimpleSerializedObject<>("{\"coins\":1}".getBytes(StandardCharsets.UTF_8), byte[].class, type, "1");
        var metaData = world.events.serialize(MetaData.emptyInstance(), byte[].class);
        var message = new SerializedMessage<>("event-" + type, payload, metaData, world.events);
        var stream = ada.account().value();
        return new GenericDomainEventMessage<>("test", stream, world.next(stream), message, () -> Story.START);
    }
}
