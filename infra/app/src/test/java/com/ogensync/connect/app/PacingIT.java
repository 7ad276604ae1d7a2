package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Checks paced sends over HTTP: queued and refused messages, displayed limits, and persistence across a kill. */
class PacingIT {

    private static final Map<String, String> SETTINGS = Map.of(
            "PACING", "on",
            "PACING_SPACING", "1s",
            "PACING_NEW_CONTACTS_PER_DAY", "2",
            "PACING_WARMUP_DAYS", "0",
            "SIGNUP_COINS", "10");
    private static final String ANN = "919111111101";
    private static final String BEN = "919111111102";
    private static final String CEM = "919111111103";

    @Test
    void messages_wait_for_their_slot_and_new_contacts_for_the_next_day_also_after_a_kill() {
        try (var app = ChildApp.start("pacing", SETTINGS)) {
            var ada = app.caller().registerLinked();
            assertThat(send(app, ada, ANN).status()).isEqualTo(200);
            var waiting = send(app, ada, BEN);
            assertThat(waiting.status()).isEqualTo(202);
            assertThat(waiting.json().path("message").asString()).startsWith("Message queued; estimated send time ");
            limits(app, ada, 0);

            refusedUntilTomorrow(send(app, ada, CEM));
            assertThat(app.caller().credits(ada)).isEqualTo(8);

            app.kill9();
            app.restart();
            await().atMost(30, TimeUnit.SECONDS)
                    .untilAsserted(
                            () -> assertThat(app.caller().messagesTo(BEN)).hasSize(1));
            refusedUntilTomorrow(send(app, ada, CEM));
            limits(app, ada, 0);

            written(app, ada, CEM);
            assertThat(send(app, ada, CEM).status()).isIn(200, 202);
            limits(app, ada, 0);
        }
    }

    private static void written(ChildApp app, Account ada, String from) {
        var letter = Map.of("phone", ada.phone(), "from", from, "text", "Hello Ada!");
        app.caller().post("/sandbox/phone/write", null, letter).expect(200);
        var activities = app.caller()
                .get("/api/activity?type=message_received", ada.token())
                .expect(200);
        var row = activities.data().path("activities").path(0);
        assertThat(row.path("description").asString()).isEqualTo("Message received from " + from);
        assertThat(row.path("details").path("text").asString()).isEqualTo("Hello Ada!");
    }

    private static void refusedUntilTomorrow(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        var error = answer.json().path("error").asString();
        var end = Instant.parse(error.substring(error.lastIndexOf(' ') + 1));
        assertThat(end).isAfter(Instant.now()).isBefore(Instant.now().plusSeconds(86_401));
    }

    private static void limits(ChildApp app, Account ada, int left) {
        var limits = app.caller()
                .get("/api/session/status", ada.token())
                .expect(200)
                .data()
                .path("limits");
        assertThat(limits.path("spacingSeconds").asInt()).isEqualTo(1);
        assertThat(limits.path("newContactsPerDay").asInt()).isEqualTo(2);
        assertThat(limits.path("newContactsLeft").asInt()).isEqualTo(left);
        assertThat(limits.path("warmUpUntil").isNull()).isTrue();
    }

    private static Answer send(ChildApp app, Account account, String to) {
        return app.caller().send(account, null, to, "Hello");
    }
}
