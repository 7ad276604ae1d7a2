package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.EntryReason;
import com.ogensync.connect.api.message.event.MessageSent;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bulk load leaves the same documents and dead letters as the processors. */
class BulkLoadTest {
    private final World world = new World();
    private final Story ada = new Story(101);
    private final Story bob = new Story(102);

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @CsvSource({"1,1", "7,2", "5000,1"})
    void any_page_size_gives_the_same_documents_as_the_processors(int page, int segments) {
        world.given(Histories.woven(20261122, 3, 40)).start();
        assertThat(world.caughtUp()).isTrue();
        try (var other = world.bulkLoaded(page, segments).start()) {
            assertThat(other.export()).isEqualTo(world.export());
            assertThat(other.bulkLoadPositions).isSorted().last().isEqualTo(world.position());
            assertThat(other.gaps).isEmpty();
            assertThat(other.parked).isEmpty();

            assertThat(other.caughtUp()).isTrue();
            assertThat(other.export()).isEqualTo(world.export());
        }
    }

    @Test
    void the_processors_resume_from_the_position_of_the_bulk_load() {
        world.given(ada.registered(100)).start();
        try (var other = world.bulkLoaded(2, 1)) {
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
    void projections_that_have_a_token_are_left_to_their_processor() {
        world.given(ada.registered(100)).start();
        try (var other = world.bulkLoaded(2, 1)) {
            other.database
                    .getCollection("tracking_tokens")
                    .insertOne(new Document("processorName", other.processor().getName()).append("segment", 0));
            other.start();

            assertThat(other.caughtUp()).isTrue();
            assertThat(world.caughtUp()).isTrue();
            assertThat(other.export()).isEqualTo(world.export());
        }
    }

    @Test
    void the_bulk_load_parks_the_same_events_as_the_processors() {
        world.given(ada.registered(100)).given(bob.registered(100));
        world.append(ada.unknown(world));
        world.given(ada.granted(5, EntryReason.OPERATOR_GRANT));
        world.append(ada.stored(world, MessageSent.class.getName(), "{\"at\":[]}"));
        world.given(bob.accepted(1, "919876543210")).given(ada.accepted(1, "919876543210"));
        world.start();
        assertThat(world.caughtUp()).isTrue();
        assertThat(deadLetters(world)).isNotEmpty();

        for (int page : new int[] {3, 1000}) {
            try (var other = world.bulkLoaded(page, 1).start()) {
                assertThat(deadLetters(other)).isEqualTo(deadLetters(world));
                assertThat(other.export()).isEqualTo(world.export());

                other.given(ada.sent(1)).given(bob.sent(1));
                assertThat(other.caughtUp()).isTrue();
                assertThat(world.caughtUp()).isTrue();
                assertThat(deadLetters(other)).isEqualTo(deadLetters(world));
                assertThat(other.export()).isEqualTo(world.export());
            }
        }
    }

    @Test
    void the_processors_complete_a_bulk_load_that_fails_halfway() {
        world.given(Histories.woven(20261123, 3, 40)).start();
        assertThat(world.caughtUp()).isTrue();
        try (var other = world.bulkLoaded(10, 1)) {
            other.pagesUntilFailure.set(5);
            other.start();
            assertThat(other.bulkLoadPositions).hasSize(5);

            assertThat(other.caughtUp()).isTrue();
            assertThat(other.export()).isEqualTo(world.export());
            assertThat(other.parked).isEmpty();
        }
    }

    @Test
    void an_unavailable_vault_parks_nothing() {
        world.given(ada.registered(100)).given(ada.accepted(1, "919876543210")).start();
        assertThat(world.caughtUp()).isTrue();
        try (var other = world.bulkLoaded(1000, 1)) {
            other.vault.unavailable(true);
            other.start();
            assertThat(other.bulkLoadPositions).isEmpty();

            other.vault.unavailable(false);

            assertThat(other.caughtUp()).isTrue();
            assertThat(other.parked).isEmpty();
            assertThat(other.export()).isEqualTo(world.export());
        }
    }

    @Test
    void sealed_data_is_decrypted_once_for_all_projections() {
        world.given(ada.registered(100)).given(ada.accepted(1, "919876543210")).start();
        try (var other = world.bulkLoaded(1000, 1).start()) {
            assertThat(other.vault.opened).hasSize(4).doesNotHaveDuplicates();
        }
    }

    /** Returns all dead letters without their times. */
    private static List<String> deadLetters(World world) {
        var deadLetters = new ArrayList<String>();
        for (var row : world.database.getCollection("dead_letters").find()) {
            row.keySet().removeAll(List.of("_id", "enqueuedAt", "lastTouched"));
            deadLetters.add(row.toJson());
        }
        deadLetters.sort(null);
        return deadLetters;
    }
}
