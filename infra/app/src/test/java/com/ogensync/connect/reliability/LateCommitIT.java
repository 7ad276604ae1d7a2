package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A transaction commits after event processors have skipped its position, so they never receive its event. The
 * projections detect and repair this automatically. Because one thread of a node stores all its events, the late
 * transaction is another writer's. Processors wait an hour for a gap; an old timestamp on the later event simulates
 * that.
 */
class LateCommitIT {

    private static final int COINS = 5;
    private static final Duration LONGEST_HEALING = Duration.ofSeconds(5);
    private static final Map<String, String> SETTINGS = Map.of("SIGNUP_COINS", Integer.toString(COINS));

    @Test
    void events_that_processors_skipped_are_projected() throws SQLException {
        try (var app = ChildApp.start("late", SETTINGS);
                var database = app.database().connect();
                var late = app.database().connect()) {
            var slow = app.caller().registerLinked();
            var other = app.caller().registerLinked();
            ageEventsOf(database, other);
            late.setAutoCommit(false);
            loseConnectionOf(late, slow);
            app.caller().send(other, null, Load.ordinary(other), "early").expect(200);
            await("the other account was projected").until(() -> app.caller().credits(other), it -> it == COINS - 1);
            assertThat(activity(app, slow)).doesNotContain("connection_lost");

            late.commit();

            var committed = System.nanoTime();
            await("projections match the events" + app.described())
                    .atMost(LONGEST_HEALING)
                    .until(() -> Reconciliation.unlike(app).isEmpty());
            var took = Duration.ofNanos(System.nanoTime() - committed);
            assertThat(activity(app, slow)).contains("connection_lost");
            assertThat(Reconciliation.healed(app))
                    .as("an event was skipped (precondition)")
                    .isPositive();
            Progress.say("a commit after its position was skipped: projected %d ms later".formatted(took.toMillis()));
        }
    }

    private static String activity(ChildApp app, Account account) {
        return app.caller().get("/api/activity", account.token()).expect(200).body();
    }

    /** Inserts the next event of the account's session as another writer, with its global index, without a commit. */
    private static void loseConnectionOf(Connection late, Account account) throws SQLException {
        execute(late, """
                insert into event (aggregate_identifier, sequence_number, type, event_identifier, time_stamp,
                    payload_type, payload_revision, payload, meta_data)
                select aggregate_identifier, sequence_number + 1, type, gen_random_uuid()::text, NOW,
                    replace(payload_type, 'WhatsAppLinked', 'WhatsAppConnectionLost'), '1',
                    '{"sessionId":"' || aggregate_identifier || '","link":1,"reason":"network","until":null,"at":"'
                        || NOW || '"}', meta_data
                from event where aggregate_identifier = 'session:%s'
                order by sequence_number desc limit 1""".formatted(account.id())
                .replace("NOW", "to_char(now() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')"));
    }

    /** Sets the events' timestamps to two hours ago when they are stored. */
    private static void ageEventsOf(Connection database, Account account) throws SQLException {
        execute(database, """
                create function aged() returns trigger language plpgsql as $$ begin
                    new.time_stamp := to_char(now() at time zone 'UTC' - interval '2 hours',
                        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
                    return new; end $$;
                create trigger aged before insert on event for each row
                    when (split_part(new.aggregate_identifier, ':', 2) = '%s') execute function aged()""".formatted(account.id()));
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
