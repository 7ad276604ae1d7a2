package com.ogensync.connect.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.StandIn;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Checks that the real gateway paces sends by default. */
class MultidevicePacingIT {

    private static final String ANN = "918888888871";
    private static final String BEN = "918888888872";

    @Test
    void a_second_message_gets_a_time_slot_and_is_sent_then() {
        assumeTrue(StandIn.exists(), "This build has no bridge; Go must be on the PATH to build it");
        try (var whatsApp = StandIn.start()) {
            var settings = new HashMap<>(whatsApp.settings());
            settings.remove("PACING");
            settings.put("PACING_SPACING", "4s");
            try (var app = ChildApp.start("multidevice-pacing", settings)) {
                app.caller().meets(whatsApp);
                var ada = app.caller().registerLinked();
                var limits = app.caller()
                        .get("/api/session/status", ada.token())
                        .expect(200)
                        .data()
                        .path("limits");
                assertThat(limits.path("spacingSeconds").asInt()).isEqualTo(4);
                assertThat(limits.path("newContactsPerDay").asInt()).isEqualTo(50);

                assertThat(send(app, ada, ANN).statusCode()).isEqualTo(200);
                var queued = send(app, ada, BEN);
                assertThat(queued.statusCode()).isEqualTo(202);
                var due = Instant.parse(queued.headers().firstValue("X-Due-At").orElseThrow());
                assertThat(due).isBefore(Instant.now().plusSeconds(7));
                assertThat(whatsApp.messagesTo(BEN)).isEmpty();

                var id = Objects.requireNonNull(Answer.of(queued).messageId());
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> sentAt(app, ada, id).length() > 0);
                assertThat(Instant.parse(sentAt(app, ada, id))).isAfter(due.minusMillis(50));
                assertThat(whatsApp.messagesTo(BEN)).singleElement().satisfies(it -> {
                    assertThat(it.messageId()).isEqualTo(id);
                    assertThat(it.copies()).isEqualTo(1);
                });
            }
        }
    }

    private static HttpResponse<String> send(ChildApp app, Account account, String to) {
        return app.caller().sending(account, null, to, "Hello").join();
    }

    private static String sentAt(ChildApp app, Account account, String id) {
        return app.caller()
                .get("/api/messages/" + id, account.token())
                .expect(200)
                .data()
                .path("sentAt")
                .asString("");
    }
}
