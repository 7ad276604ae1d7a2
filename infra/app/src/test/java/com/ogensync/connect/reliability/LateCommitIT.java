package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.audit.Auditor;
import com.ogensync.connect.reliability.audit.Send;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A transaction commits after readers have given up its place: its events are never delivered to them. The projections
 * notice and mend it by themselves. The hour that readers wait is made to have passed by giving the event that
 * overtakes it an old time.
 */
class LateCommitIT {

    private static final int COINS = 5;
    private static final Duration LONGEST_HEALING = Duration.ofSeconds(5);
    private static final int LOCK = 4_711;
    private static final Map<String, String> SETTINGS = Map.of("SIGNUP_COINS", Integer.toString(COINS));

    private static final String WAITING =
            "select count(*) from pg_locks where locktype = 'advisory' and objid = " + LOCK + " and not granted";

    @Test
    void events_that_readers_passed_over_are_projected_all_the_same() throws SQLException {
        try (var app = ChildApp.start("late", SETTINGS)) {
            var slow = app.caller().registerLinked();
            var other = app.caller().registerLinked();
            var late = lateCommit(app, slow, other);
            var committed = System.nanoTime();
            assertThat(late.expect(200).data().path("creditsRemaining").asInt()).isEqualTo(COINS - 1);
            await("projections say what events say" + app.described())
                    .atMost(LONGEST_HEALING)
                    .until(() -> Reconciliation.unlike(app).isEmpty());
            var took = Duration.ofNanos(System.nanoTime() - committed);
            assertThat(app.caller().credits(slow)).isEqualTo(COINS - 1);
            assertThat(Reconciliation.mended(app))
                    .as("something was passed over: else nothing is proven")
                    .isPositive();
            assertSound(app, slow, late);
            Progress.say("a commit after its place was given up: projected %d ms later".formatted(took.toMillis()));
        }
    }

    /** The slow account's send commits only after the other's later one was projected. */
    private static Answer lateCommit(ChildApp app, Account slow, Account other) throws SQLException {
        try (var database = app.database().connect()) {
            holdCommitsOf(database, slow);
            ageEventsOf(database, other);
            execute(database, "select pg_advisory_lock(" + LOCK + ")");
            var sending = app.caller().sending(slow, null, Load.ordinary(slow), "late");
            await("the commit waits").pollDelay(Duration.ZERO).until(() -> number(database, WAITING) > 0);
            app.caller().send(other, null, Load.ordinary(other), "early").expect(200);
            await("the other one was projected").until(() -> app.caller().credits(other), it -> it == COINS - 1);
            assertThat(sending).isNotDone();
            execute(database, "select pg_advisory_unlock(" + LOCK + ")");
            return Answer.of(sending.join());
        }
    }

    /** They wait for whoever holds the lock. */
    private static void holdCommitsOf(Connection database, Account account) throws SQLException {
        execute(database, """
                create function held() returns trigger language plpgsql as
                    $$ begin perform pg_advisory_xact_lock(%d); return null; end $$;
                create constraint trigger held after insert on event deferrable initially deferred for each row
                    when (new.aggregate_identifier = 'account:%s') execute function held()""".formatted(LOCK, account.id()));
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

    private static void assertSound(ChildApp app, Account slow, Answer late) throws SQLException {
        var witness = new Witness(app, COINS);
        var sends = List.of(new Send(slow.id(), null, Load.ordinary(slow), "late", Load.told(late)));
        var evidence = witness.evidence(List.of(slow), sends, List.of(Load.ordinary(slow)), "late");
        assertThat(Auditor.faults(evidence)).as(app.described()).isEmpty();
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
