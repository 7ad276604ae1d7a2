package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.query.AccountBalance;
import com.ogensync.connect.api.account.query.FindBalance;
import com.ogensync.connect.api.query.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FreshnessTest {
    private final World world = new World(1000, 1, Duration.ofMillis(300));
    private final Story ada = new Story(1);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void an_answer_is_marked_stale_after_the_timeout() {
        world.start().given(ada.registered(100));
        await().until(() -> !balance(world.position()).stale());

        assertThat(balance(world.position() + 1)).isEqualTo(new Answer<>(new AccountBalance(100, 0, 0), true));
    }

    @Test
    void a_query_without_a_position_does_not_wait() {
        world.start().given(ada.registered(100));
        await().until(() -> !balance(world.position()).stale());
        world.processor().shutDown();
        world.given(ada.accepted(1, "919876543210"));

        assertThat(balance(-1)).isEqualTo(new Answer<>(new AccountBalance(100, 0, 0), false));
    }

    @Test
    void the_stored_token_is_used_if_the_processor_does_not_run_here() {
        world.start().given(ada.registered(100));
        await().until(() -> !balance(world.position()).stale());
        world.processor().shutDown();

        assertThat(balance(world.position()).stale()).isFalse();
    }

    @Test
    void an_empty_answer_of_an_emptied_database_is_marked_stale() {
        world.start().given(ada.registered(100));
        await().until(() -> !balance(world.position()).stale());
        world.database.getCollection("balances").drop();
        world.database.getCollection("tracking_tokens").drop();

        var answer = balance(world.position());

        assertThat(answer.stale() || answer.view() != null).isTrue();
    }

    @Test
    void an_event_that_a_projection_ignores_advances_its_position() {
        world.start().given(ada.registered(100)).given(ada.accepted(1, "919876543210"));
        await().until(() -> !balance(world.position()).stale());

        assertThat(world.caughtUp()).isTrue();
    }

    @Test
    void catching_up_reports_its_progress() {
        world.given(Histories.woven(1, 2, 50)).start();
        var positions = new ArrayList<Long>();

        boolean caughtUp = QueryModule.awaitCaughtUp(
                world.configuration, Duration.ofSeconds(20), (position, _) -> positions.add(position));

        assertThat(caughtUp).isTrue();
        assertThat(positions).isSorted().endsWith(world.position());
    }

    @Test
    void documents_are_written_before_the_token() {
        world.given(ada.registered(100)).start();
        await().until(() -> !balance(world.position()).stale());

        var writes = world.commands.stream()
                .filter(command -> command.getFirstKey().equals("update"))
                .map(command -> command.getString("update").getValue())
                .toList();
        int document = writes.indexOf("balances");
        assertThat(document).isNotNegative();
        assertThat(tokenWrites(List.copyOf(world.commands).subList(0, commandOf(document))))
                .isEmpty();
    }

    @Test
    void a_query_fails_fast_if_mongodb_is_unavailable() {
        world.start().given(ada.registered(100));
        await().until(() -> !balance(world.position()).stale());
        world.stopMongo();

        assertThatThrownBy(() -> balance(world.position())).hasMessageContaining("Mongo");
    }

    private Answer<AccountBalance> balance(long position) {
        return world.query(new FindBalance(ada.account(), position));
    }

    private int commandOf(int update) {
        int seen = -1;
        for (int index = 0; index < world.commands.size(); index++) {
            seen += world.commands.get(index).getFirstKey().equals("update") ? 1 : 0;
            if (seen == update) {
                return index;
            }
        }
        throw new AssertionError("There is no such update");
    }

    /** Writes that move the projections' token past an event. */
    private static List<BsonDocument> tokenWrites(List<BsonDocument> commands) {
        return commands.stream()
                .filter(command -> command.toJson().contains("\"processorName\": \"projections-"))
                .filter(command -> command.toJson().contains("\"token\": {\"$binary\""))
                .filter(command -> command.getFirstKey().equals("update"))
                .toList();
    }
}
