package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.query.Answer;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParkingTest {
    private final World world = new World().start();
    private final Story ada = new Story(1);
    private final Story bob = new Story(2);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_event_of_an_unknown_type_parks_its_account_and_no_other() {
        world.given(ada.registered(100)).given(bob.registered(100));
        world.append(ada.unknown(world));
        world.given(ada.granted(5, EntryReason.OPERATOR_GRANT));
        world.given(bob.accepted(1, "919876543210"));

        assertThat(balance(bob).view()).isEqualTo(new AccountBalance(99, 1, 0));
        assertThat(balance(ada).view()).isEqualTo(new AccountBalance(100, 0, 0));
        assertThat(deadLetters("balances")).isEqualTo(2);
        assertThat(world.caughtUp()).isTrue();
        assertThat(world.parked).contains("balances", "activities", "messages");
    }

    @Test
    void an_event_that_cannot_be_read_parks_its_account() {
        world.given(ada.registered(100));
        world.append(ada.stored(world, MessageSent.class.getName(), "{\"at\":[]}"));
        world.given(bob.registered(50));

        assertThat(balance(bob).view()).isEqualTo(new AccountBalance(50, 0, 0));
        assertThat(deadLetters("balances")).isEqualTo(1);
    }

    @Test
    void parked_events_are_projected_in_order_when_retried() {
        world.given(ada.registered(100)).given(bob.registered(100));
        world.append(ada.unknown(world));
        world.given(ada.accepted(1, "919876543210")).given(ada.sent(1));
        assertThat(balance(ada).view()).isEqualTo(new AccountBalance(100, 0, 0));

        discardUnknown("balances");
        assertThat(retried("balances")).isTrue();

        assertThat(balance(ada).view()).isEqualTo(new AccountBalance(99, 1, 1));
        assertThat(deadLetters("balances")).isZero();
    }

    @Test
    void an_event_stays_parked_while_it_cannot_be_projected() {
        world.given(ada.registered(100));
        world.append(ada.unknown(world));
        world.given(ada.accepted(1, "919876543210"));
        assertThat(balance(ada).stale()).isFalse();

        assertThat(retried("balances")).isFalse();

        assertThat(deadLetters("balances")).isEqualTo(2);
        assertThat(world.database.getCollection("dead_letters").find().map(Document::toJson))
                .anyMatch(letter -> letter.contains("CoinsTeleported") && letter.contains("coins"));
    }

    @Test
    void an_unavailable_vault_delays_the_projections_and_parks_nothing() {
        world.vault.unavailable(true);
        world.given(ada.registered(100)).given(ada.accepted(1, "919876543210"));
        await().until(() ->
                world.processor().processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState));
        assertThat(world.database.getCollection("messages").countDocuments()).isZero();

        world.vault.unavailable(false);

        assertThat(balance(ada).view()).isEqualTo(new AccountBalance(99, 1, 0));
        await().untilAsserted(() -> assertThat(
                        world.database.getCollection("messages").countDocuments())
                .isEqualTo(1));
        assertThat(world.parked).isEmpty();
    }

    private Answer<AccountBalance> balance(Story story) {
        return world.query(new FindBalance(story.account(), world.position()));
    }

    private long deadLetters(String group) {
        return world.database.getCollection("dead_letters").countDocuments(new Document("processingGroup", group));
    }

    private void discardUnknown(String group) {
        var queue = world.configuration
                .eventProcessingConfiguration()
                .deadLetterQueue(group)
                .orElseThrow();
        queue.evict(queue.deadLetterSequence(ada.account().uuid().toString())
                .iterator()
                .next());
    }

    private boolean retried(String group) {
        return world.configuration
                .eventProcessingConfiguration()
                .sequencedDeadLetterProcessor(group)
                .orElseThrow()
                .processAny();
    }
}
