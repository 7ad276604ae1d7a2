package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.message.event.MessageSent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One reading for all projections, before their processors begin, leaves what the processors would have left. */
class RefillTest {
    private final World world = new World();
    private final Story ada = new Story(101);
    private final Story bob = new Story(102);

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "7,2", "5000,1"})
    void any_page_size_gives_what_the_processors_give(int page, int segments) {
        world.given(Histories.woven(20261122, 3, 40)).start();
        assertThat(world.caughtUp()).isTrue();
        try (var other = world.refilled(page, segments).start()) {
            assertThat(other.export()).isEqualTo(world.export());
            assertThat(other.refilled).isSorted().last().isEqualTo(world.position());
            assertThat(other.gaps).isEmpty();
            assertThat(other.parked).isEmpty();

            assertThat(other.caughtUp()).isTrue();
            assertThat(other.export()).isEqualTo(world.export());
        }
    }

    @Test
    void the_processors_go_on_from_where_it_came_to() {
        world.given(ada.registered(100)).start();
        try (var other = world.refilled(2, 1)) {
            other.start();
            other.database.getCollection("balances").drop();

            other.given(ada.granted(5, EntryReason.OPERATOR_GRANT)).given(bob.registered(7));

            assertThat(other.caughtUp()).isTrue();
            assertThat(other.gaps).containsExactly("balances");
            assertThat(world.caughtUp()).isTrue();
            assertThat(other.export()).isEqualTo(world.export());
        }
    }

    @Test
    void what_was_begun_is_left_to_its_processors() {
        world.given(ada.registered(100)).start();
        try (var other = world.refilled(2, 1)) {
            other.database
                    .getCollection("tracking_tokens")
                    .insertOne(new Document("processorName", "balances").append("segment", 0));
            other.start();

            assertThat(other.caughtUp()).isTrue();
            assertThat(world.caughtUp()).isTrue();
            assertThat(other.export()).isEqualTo(world.export());
        }
    }

    @Test
    void what_cannot_be_projected_is_parked_as_the_processors_park_it() {
        world.given(ada.registered(100)).given(bob.registered(100));
        world.append(stored("CoinsTeleported", "{\"coins\":1}"));
        world.given(ada.granted(5, EntryReason.OPERATOR_GRANT));
        world.append(stored(MessageSent.class.getName(), "{\"at\":[]}"));
        world.given(bob.accepted(1, "919876543210")).given(ada.accepted(1, "919876543210"));
        world.start();
        assertThat(world.caughtUp()).isTrue();
        assertThat(letters(world)).isNotEmpty();

        for (int page : new int[] {3, 1000}) {
            try (var other = world.refilled(page, 1).start()) {
                assertThat(letters(other)).isEqualTo(letters(world));
                assertThat(other.export()).isEqualTo(world.export());

                other.given(ada.sent(1)).given(bob.sent(1));
                assertThat(other.caughtUp()).isTrue();
                assertThat(world.caughtUp()).isTrue();
                assertThat(letters(other)).isEqualTo(letters(world));
                assertThat(other.export()).isEqualTo(world.export());
            }
        }
    }

    @Test
    void when_the_events_go_away_halfway_the_processors_do_the_rest() {
        world.given(Histories.woven(20261123, 3, 40)).start();
        assertThat(world.caughtUp()).isTrue();
        try (var other = world.refilled(10, 1)) {
            other.pagesAway.set(5);
            other.start();
            assertThat(other.refilled).hasSize(5);

            assertThat(other.caughtUp()).isTrue();
            assertThat(other.export()).isEqualTo(world.export());
            assertThat(other.parked).isEmpty();
        }
    }

    @Test
    void when_the_vault_is_away_nothing_is_parked() {
        world.given(ada.registered(100)).given(ada.accepted(1, "919876543210")).start();
        assertThat(world.caughtUp()).isTrue();
        try (var other = world.refilled(1000, 1)) {
            other.vault.away(true);
            other.start();
            assertThat(other.refilled).isEmpty();

            other.vault.away(false);

            assertThat(other.caughtUp()).isTrue();
            assertThat(other.parked).isEmpty();
            assertThat(other.export()).isEqualTo(world.export());
        }
    }

    @Test
    void what_is_sealed_is_opened_once_for_all() {
        world.given(ada.registered(100)).given(ada.accepted(1, "919876543210")).start();
        try (var other = world.refilled(1000, 1).start()) {
            assertThat(other.vault.opened).hasSize(4).doesNotHaveDuplicates();
        }
    }

    /** All that is parked, but for the moments of parking. */
    private static List<String> letters(World world) {
        var letters = new ArrayList<String>();
        for (var row : world.database.getCollection("dead_letters").find()) {
            row.keySet().removeAll(List.of("_id", "enqueuedAt", "lastTouched"));
            letters.add(row.toJson());
        }
        letters.sort(null);
        return letters;
    }

    private GenericDomainEventMessage<Object> stored(String type, String json) {
        var payload = new SimpleSerializedObject<>(json.getBytes(StandardCharsets.UTF_8), byte[].class, type, "1");
        var metaData = world.events.serialize(MetaData.emptyInstance(), byte[].class);
        var message = new SerializedMessage<>("event-" + type, payload, metaData, world.events);
        var stream = ada.account().value();
        return new GenericDomainEventMessage<>("test", stream, world.next(stream), message, () -> Story.START);
    }
}
