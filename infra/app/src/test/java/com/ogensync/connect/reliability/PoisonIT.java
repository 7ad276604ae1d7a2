package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Events that cannot be taken in, put into some accounts' streams: of an unknown type, of an unknown revision, and not
 * readable. They are parked, with nothing but what follows in their accounts; everybody else goes on at once. How long
 * that takes is compared with what it took just before.
 */
class PoisonIT {

    private static final int COINS = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final String EVENTS = "com.ogensync.connect.api.account.event.";

    private record Poison(String type, String revision, String payload) {}

    private static final Poison UNKNOWN_TYPE = new Poison("CoinsTeleported", "1", "{\"coins\":1}");
    private static final Poison UNKNOWN_REVISION = new Poison("CoinsGranted", "99", "{}");
    private static final Poison UNREADABLE = new Poison("CoinsGranted", "1", "{\"entry\":");

    @Test
    void poison_stops_its_own_account_and_nobody_else() throws SQLException {
        try (var app = ChildApp.start("poison", Map.of("SIGNUP_COINS", Integer.toString(COINS)))) {
            var healthy = app.caller().registerLinked();
            for (var poison : new Poison[] {UNKNOWN_TYPE, UNKNOWN_REVISION, UNREADABLE}) {
                var poisoned = app.caller().registerLinked();
                var parked = parked(app);
                var usual = Stream.of("one ", "two ", "three ")
                        .map(it -> served(app, healthy, it + poison))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                insert(app, poisoned, poison);
                var took = served(app, healthy, "after " + poison);
                assertThat(took.minus(usual))
                        .as("somebody else waits longer than usual, %s", usual)
                        .isLessThan(LONGEST_PAUSE);
                await("it is parked: else nothing is proven" + app.described()).until(() -> parked(app) > parked);
                Progress.say("%s %s: somebody else was served within %d ms, before within %d ms"
                        .formatted(poison.type(), poison.revision(), took.toMillis(), usual.toMillis()));
            }
        }
    }

    /** How long somebody's send and fresh read take. */
    private static Duration served(ChildApp app, Account account, String text) {
        var began = System.nanoTime();
        var told =
                app.caller().send(account, null, Load.ordinary(account), text).expect(200);
        var answer = app.caller().get("/api/credits", account.token()).expect(200);
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(answer.data().path("credits").asLong())
                .isEqualTo(told.data().path("creditsRemaining").asLong());
        assertThat(answer.headers().firstValue("X-Data-Stale")).isEmpty();
        return took;
    }

    private static double parked(ChildApp app) {
        return Reconciliation.sum(app, it -> it.startsWith("projection_parked{"));
    }

    private static void insert(ChildApp app, Account account, Poison poison) throws SQLException {
        try (var database = app.database().connect();
                var insert = database.prepareStatement("""
                        insert into event (aggregate_identifier, sequence_number, type, event_identifier, time_stamp,
                            payload_type, payload_revision, payload, meta_data)
                        select aggregate_identifier, max(sequence_number) + 1, max(type), gen_random_uuid()::text,
                            to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), ?, ?, ?, '{}'
                        from event where aggregate_identifier = ? group by aggregate_identifier""")) {
            insert.setString(1, EVENTS + poison.type());
            insert.setString(2, poison.revision());
            insert.setString(3, poison.payload());
            insert.setString(4, "account:" + account.id());
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
    }
}
