package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.message.query.FindMessage;
import com.ogensync.connect.api.message.query.MessageView;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CrashTest {
    private final World world = new World();
    private final Story ada = new Story(1);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_batch_is_repeated_if_its_documents_cannot_be_written() {
        world.failWrites("balances", 1).start().given(ada.registered(100));

        assertThat(balance()).isEqualTo(new AccountBalance(100, 0, 0));
        assertThat(world.failing.failed).hasValue(1);
    }

    @Test
    void a_batch_is_repeated_without_harm_if_its_token_cannot_be_written() {
        world.start().given(ada.registered(100));
        assertThat(balance()).isEqualTo(new AccountBalance(100, 0, 0));
        world.failWrites("tracking_tokens", 3);

        world.given(ada.accepted(1, "919876543210")).given(ada.sent(1));

        await().untilAsserted(() -> assertThat(world.failing.failed).hasValue(3));
        assertThat(balance()).isEqualTo(new AccountBalance(99, 1, 1));
        assertThat(world.parked).isEmpty();
    }

    @Test
    void an_event_that_was_never_delivered_is_read_from_the_event_store() {
        world.start().given(ada.registered(100)).given(ada.accepted(1, "919876543210"));
        assertThat(balance()).isEqualTo(new AccountBalance(99, 1, 0));
        world.undelivered(sent());

        world.given(ada.delivered(1));

        var message = world.<MessageView>query(
                new FindMessage(ada.account(), world.position(), ada.message(1).whatsAppId()));
        assertThat(message.view()).isNotNull().satisfies(view -> {
            assertThat(view.sentAt()).isEqualTo(Story.START);
            assertThat(view.deliveredAt()).isEqualTo(Story.START);
        });
        assertThat(world.caughtUp()).isTrue();
        assertThat(world.gaps).contains("messages", "activities");
    }

    @Test
    void a_lost_database_is_refilled_with_its_indexes() {
        world.start().given(ada.registered(100)).given(ada.accepted(1, "919876543210"));
        assertThat(balance()).isEqualTo(new AccountBalance(99, 1, 0));
        var indexes = indexes();

        world.database.drop();
        world.given(ada.sent(1));

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(balance()).isEqualTo(new AccountBalance(99, 1, 1));
            assertThat(world.database.getCollection("activities").countDocuments())
                    .isPositive();
            assertThat(indexes()).isEqualTo(indexes);
        });
        assertThat(world.parked).isEmpty();
    }

    /** Returns the indexes of all projections. */
    private Set<String> indexes() {
        var indexes = new TreeSet<String>();
        for (var collection : World.COLLECTIONS) {
            for (var index : world.database.getCollection(collection).listIndexes()) {
                indexes.add(collection + " " + index.get("key"));
            }
        }
        return indexes;
    }

    private GenericDomainEventMessage<Object> sent() {
        var stream = ada.message(1).value();
        return new GenericDomainEventMessage<>("test", stream, world.next(stream), ada.sent(1));
    }

    private AccountBalance balance() {
        var answer = world.<AccountBalance>query(new FindBalance(ada.account(), world.position()));
        assertThat(answer.stale()).isFalse();
        var view = answer.view();
        if (view == null) {
            throw new AssertionError("There is no balance");
        }
        return view;
    }
}
