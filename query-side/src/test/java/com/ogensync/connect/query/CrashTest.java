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
    void a_batch_whose_documents_are_refused_is_repeated_before_its_token_moves() {
        world.refuse("balances", 1).start().given(ada.registered(100));

        assertThat(balance()).isEqualTo(new AccountBalance(100, 0, 0));
        assertThat(world.refusing.refused).hasValue(1);
    }

    @Test
    void a_batch_cut_short_between_documents_and_token_is_repeated_without_harm() {
        world.start().given(ada.registered(100));
        assertThat(balance()).isEqualTo(new AccountBalance(100, 0, 0));
        world.refuse("tracking_tokens", 3);

        world.given(ada.accepted(1, "919876543210")).given(ada.sent(1));

        await().untilAsserted(() -> assertThat(world.refusing.refused).hasValue(3));
        assertThat(balance()).isEqualTo(new AccountBalance(99, 1, 1));
        assertThat(world.parked).isEmpty();
    }

    @Test
    void an_event_that_was_never_delivered_is_read_again_from_the_store() {
        world.start().given(ada.registered(100)).given(ada.accepted(1, "919876543210"));
        assertThat(balance()).isEqualTo(new AccountBalance(99, 1, 0));
        world.undelivered(sent());

        world.given(ada.delivered(1));

        var message = world.<MessageView>ask(
                new FindMessage(ada.account(), world.position(), ada.message(1).whatsAppId()));
        assertThat(message.view()).isNotNull().satisfies(view -> {
            assertThat(view.sentAt()).isEqualTo(Story.START);
            assertThat(view.deliveredAt()).isEqualTo(Story.START);
        });
        assertThat(world.caughtUp()).isTrue();
        assertThat(world.gaps).contains("messages", "activities");
    }

    @Test
    void a_database_that_lost_everything_is_filled_again_by_itself_with_its_indexes() {
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

    /** Every index of ours. */
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
        var answer = world.<AccountBalance>ask(new FindBalance(ada.account(), world.position()));
        assertThat(answer.stale()).isFalse();
        var view = answer.view();
        if (view == null) {
            throw new AssertionError("There is no balance");
        }
        return view;
    }
}
