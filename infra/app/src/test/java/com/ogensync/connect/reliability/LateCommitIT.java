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
 * A transaction commits after readers have given up its place: its event is never delivered to them. The projections
 * notice and mend it by themselves. One thread of a node stores all its events, so the late transaction is another
 * writer's. The hour that readers wait is made to have passed by giving the event that overtakes it an old time.
 */
class LateCommitIT {

    private static final int COINS = 5;
    private static final Duration LONGEST_HEALING = Duration.ofSeconds(5);
    private static final Map<String, String> SETTINGS = Map.of("SIGNUP_COINS", Integer.toString(COINS));

    @Test
    void events_that_readers_passed_over_are_projected_all_the_same() throws SQLException {
        try (var app = ChildApp.start("late", SETTINGS);
                var database = app.database().connect();
                var late = app.database().connect()) {
            var slow = app.caller().registerLinked();
            var other = app.caller().registerLinked();
            ageEventsOf(database, other);
            late.setAutoCommit(false);
            loseConnectionOf(late, slow);
            app.caller().send(other, null, Load.ordinary(other), "early").expect(200);
            await("the other one was projected").until(() -> app.caller().credits(other), it -> it == COINS - 1);
            assertThat(activity(app, slow)).doesNotContain("connection_lost");

            late.commit();

            var committed = System.nanoTime();
            await("projections say what events say" + app.described())
                    .atMost(LONGEST_HEALING)
                    .until(() -> Reconciliation.unlike(app).isEmpty());
            var took = Duration.ofNanos(System.nanoTime() - committed);
            assertThat(activity(app, slow)).contains("connection_lost");
            assertThat(Reconciliation.mended(app))
                    .as("something was passed over: else nothing is proven")
                    .isPositive();
            Progress.say("a commit after its place was given up: projected %d ms later".formatted(took.toMillis()));
        }
    }

    private static String activity(ChildApp app, Account account) {
        return app.caller().get("/api/activity", account.token()).expect(200).body();
    }

    /** The next event of the account's session, by another writer: it has its global index and is not committed. */
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

    /** They are two hours old when they are stored. */
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
