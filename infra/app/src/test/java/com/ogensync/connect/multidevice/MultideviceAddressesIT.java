package com.ogensync.connect.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ogensync.connect.reliability.audit.Delivery;
import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.StandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** Checks numbers that WhatsApp normalizes, and senders without a number, with the packaged application. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MultideviceAddressesIT {

    private static final String TYPED = "5511987654321";
    private static final String REGISTERED = "551187654321";
    private static final String STRANGER = "918888888884";
    private static final Duration SOON = Duration.ofSeconds(20);

    private StandIn whatsApp;
    private ChildApp app;

    @BeforeAll
    void start() {
        assumeTrue(StandIn.exists(), "This build has no bridge; Go must be on the PATH to build it");
        whatsApp = StandIn.start();
        whatsApp.options(Map.of("registered", Map.of(TYPED, REGISTERED), "auto_read", true));
        app = ChildApp.start("multidevice-addresses", whatsApp.settings());
        app.caller().meets(whatsApp);
    }

    @AfterAll
    void stop() {
        if (app != null) {
            app.close();
        }
        if (whatsApp != null) {
            whatsApp.close();
        }
    }

    @Test
    void a_number_that_whatsapp_normalizes_gets_the_message_and_every_response_shows_it() {
        var account = app.caller().registerLinked();
        var first = app.caller().send(account, "brazil", TYPED, "Olá!").expect(200);
        assertThat(first.data().path("to").asString()).isEqualTo(REGISTERED + "@s.whatsapp.net");
        assertThat(whatsApp.messagesTo(REGISTERED))
                .extracting(Delivery::messageId)
                .containsExactly(Objects.requireNonNull(first.messageId()));
        await().atMost(SOON)
                .until(() -> messagesTo(account, TYPED).path(0).path("status").asString(), "read"::equals);
        var again = app.caller().send(account, "brazil", TYPED, "Olá!").expect(200);
        assertThat(again.body()).isEqualTo(first.body());
        for (var number : List.of(TYPED, REGISTERED)) {
            var found = messagesTo(account, number);
            assertThat(found).hasSize(1);
            assertThat(found.get(0).path("to").asString()).isEqualTo(REGISTERED);
        }
    }

    @Test
    void a_caption_is_received_and_a_sender_without_a_number_can_be_answered() {
        var account = app.caller().registerLinked();
        var picture = Map.of("imageMessage", Map.of("caption", "Is this yours?"));
        whatsApp.write(Map.of(
                "from", STRANGER, "to", account.phone(), "lid_only", true, "media", "image", "content", picture));
        var details = await().atMost(SOON).until(() -> received(account), it -> !it.isMissingNode());
        assertThat(details.path("kind").asString()).isEqualTo("image");
        assertThat(details.path("text").asString()).isEqualTo("Is this yours?");
        var from = details.path("from").asString();
        assertThat(from).endsWith("@lid");
        var answer = app.caller().send(account, null, from, "It is.").expect(200);
        assertThat(answer.data().path("to").asString()).isEqualTo(from);
        assertThat(whatsApp.messagesTo(STRANGER)).extracting(Delivery::text).containsExactly("It is.");
    }

    private JsonNode messagesTo(Account account, String number) {
        return data(account, "/api/messages?to=" + number).path("messages");
    }

    /** Returns the newest incoming message; missing while there is none. */
    private JsonNode received(Account account) {
        return data(account, "/api/activity?type=message_received")
                .path("activities")
                .path(0)
                .path("details");
    }

    private JsonNode data(Account account, String path) {
        return app.caller().get(path, account.token()).expect(200).data();
    }
}
