package com.ogensync.connect.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Stores events that cannot be processed in some accounts' streams: of an unknown type, of an unknown revision, and
 * with an unreadable payload. Only they and the following events of their accounts are parked; other accounts are not
 * affected. The response times of another account are compared before and after.
 */
class PoisonIT {

    private static final int COINS = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    @Test
    void an_unreadable_event_stops_only_its_own_account() throws SQLException {
        try (var app = ChildApp.start("poison", Map.of("SIGNUP_COINS", Integer.toString(COINS)))) {
            var healthy = app.caller().registerLinked();
            for (var poison : List.of(Poison.UNKNOWN_TYPE, Poison.UNKNOWN_REVISION, Poison.UNREADABLE)) {
                var poisoned = app.caller().registerLinked();
                var parked = parked(app);
                var usual = Stream.of("one ", "two ", "three ")
                        .map(it -> served(app, healthy, it + poison))
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
                poison.putInto(app.database(), poisoned);
                var took = served(app, healthy, "after " + poison);
                assertThat(took.minus(usual))
                        .as("another account waits longer than usual, %s", usual)
                        .isLessThan(LONGEST_PAUSE);
                await("it is parked (precondition)" + app.described()).until(() -> parked(app) > parked);
                Progress.say("%s %s: another account was served within %d ms, before within %d ms"
                        .formatted(poison.type(), poison.revision(), took.toMillis(), usual.toMillis()));
            }
        }
    }

    /** Returns how long a send and a fresh read of this account take. */
    private static Duration served(ChildApp app, Account account, String text) {
        var began = System.nanoTime();
        var sent =
                app.caller().send(account, null, Load.ordinary(account), text).expect(200);
        var answer = app.caller().get("/api/credits", account.token()).expect(200);
        var took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(answer.data().path("credits").asLong())
                .isEqualTo(sent.data().path("creditsRemaining").asLong());
        assertThat(answer.headers().firstValue("X-Data-Stale")).isEmpty();
        return took;
    }

    private static double parked(ChildApp app) {
        return Reconciliation.sum(app, it -> it.startsWith("projection_parked{"));
    }
}
