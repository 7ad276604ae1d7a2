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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Runs the packaged application, the real bridge and a simulated WhatsApp server, each in a separate process. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MultideviceIT {

    private static final String FRIEND = "918888888888";
    private static final String NOT_ON_WHATSAPP = "10000000404";
    private static final Duration SOON = Duration.ofSeconds(20);

    private StandIn whatsApp;
    private ChildApp app;

    @BeforeAll
    void start() {
        assumeTrue(StandIn.exists(), "This build has no bridge; Go must be on the PATH to build it");
        whatsApp = StandIn.start();
        whatsApp.options(
                Map.of("not_on_whatsapp", List.of(NOT_ON_WHATSAPP), "auto_delivered", true, "auto_read", true));
        var settings = new HashMap<>(whatsApp.settings());
        settings.putAll(Map.of("SIGNUP_COINS", "100", "ACK_TIMEOUT", "5s"));
        app = ChildApp.start("multidevice", settings);
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

    static List<String> texts() {
        return List.of("नमस्ते, आप कैसे हैं? 🙏", "👩‍👩‍👧‍👦🚀 \"quoted\" \\ \n second line", "𝄞".repeat(4_096));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_message_of_a_phone_linked_by_qr_code_arrives_unchanged(String text) {
        var account = app.caller().registerLinked();
        var answer = send(account, null, FRIEND, text).expect(200);
        var id = answer.data().path("messageId").asString();
        assertThat(whatsApp.messagesTo(FRIEND))
                .filteredOn(it -> it.messageId().equals(id))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.text()).isEqualTo(text);
                    assertThat(it.from()).isEqualTo(account.phone());
                    assertThat(it.copies()).isEqualTo(1);
                });
        awaitMessage(account, id, "read");
    }

    @Test
    void a_pairing_code_links_a_phone() {
        var account = app.caller().register();
        var code = app.caller()
                .post("/api/session/pairing-code", account.token(), Map.of("phone", account.phone()))
                .expect(200)
                .data()
                .path("code")
                .asString();
        assertThat(code).matches("[1-9A-HJ-NP-TV-Z]{4}-[1-9A-HJ-NP-TV-Z]{4}");
        whatsApp.typeCode(code, account.phone());
        app.caller().awaitConnected(account);
        send(account, null, FRIEND, "Typed").expect(200);
    }

    @Test
    void an_account_with_a_passkey_links_with_its_owners_response() {
        var account = app.caller().register();
        whatsApp.options(Map.of("passkey", List.of(account.phone())));
        whatsApp.scan(app.caller().qrCode(account), account.phone());
        await().atMost(SOON).until(() -> !passkey(account).path("request").isNull());
        assertThat(status(account).path("reason").asString()).isEqualTo("passkey_required");
        answerPasskey(account, "another challenge").expect(400);
        answerPasskey(
                        account,
                        Passkey.challenge(passkey(account).path("request").asString()))
                .expect(200);
        app.caller().awaitConnected(account);
        assertThat(passkey(account).path("request").isNull()).isTrue();
        send(account, null, FRIEND, "With a passkey").expect(200);
    }

    @Test
    void the_phone_can_unlink() {
        var account = app.caller().registerLinked();
        whatsApp.unlink(account.phone(), device(account));
        awaitStatus(account, "logged_out");
        send(account, null, FRIEND, "Too late").expect(409);
    }

    @Test
    void the_owner_can_unlink_and_link_again() {
        var account = app.caller().registerLinked();
        app.caller().delete("/api/session", account.token()).expect(200);
        awaitStatus(account, "disconnected");
        await().atMost(SOON).until(() -> whatsApp.devices(account.phone()).isEmpty());
        app.caller().link(account);
        send(account, null, FRIEND, "Again").expect(200);
    }

    @Test
    void a_number_that_is_not_on_whatsapp_costs_nothing() {
        var account = app.caller().registerLinked();
        send(account, null, NOT_ON_WHATSAPP, "Anybody?").expect(400);
        assertThat(app.caller().credits(account)).isEqualTo(100);
    }

    @Test
    void a_refused_message_costs_nothing() {
        var account = app.caller().registerLinked();
        whatsApp.fault(Map.of("action", "nack", "code", "463", "from", account.phone()));
        send(account, null, FRIEND, "Hello stranger").expect(409);
        assertThat(app.caller().credits(account)).isEqualTo(100);
    }

    @Test
    void a_recipient_that_could_not_decrypt_a_message_gets_it_again() {
        var account = app.caller().registerLinked();
        send(account, null, "918888888881", "First").expect(200);
        whatsApp.fault(Map.of("action", "undecryptable", "from", account.phone()));
        send(account, null, "918888888881", "Once more, please").expect(200);
        await().atMost(SOON)
                .until(() -> whatsApp.messagesTo("918888888881").stream()
                        .anyMatch(it -> it.text().equals("Once more, please")));
    }

    @Test
    void a_retry_request_to_a_new_bridge_is_answered_with_the_text_from_the_event() {
        var account = app.caller().registerLinked();
        var friend = "918888888883";
        var text = texts().getFirst();
        var id = Objects.requireNonNull(
                send(account, null, friend, text).expect(200).messageId());
        assertThat(app.bridge().orElseThrow().destroyForcibly()).isTrue();
        whatsApp.askAgain(account.phone(), friend, id);
        await().atMost(SOON)
                .until(() -> whatsApp.messagesTo(friend).stream()
                        .anyMatch(it -> it.copies() == 2 && it.text().equals(text)));
    }

    @Test
    void a_killed_bridge_loses_no_message_and_sends_none_twice_under_another_id() {
        var account = app.caller().registerLinked();
        var sending = new ArrayList<CompletableFuture<HttpResponse<String>>>();
        for (int i = 0; i < 30; i++) {
            sending.add(app.caller().sending(account, "kill-" + i, "918888888882", "text " + i));
        }
        await().atMost(SOON).until(() -> sending.stream().anyMatch(CompletableFuture::isDone));
        var bridge = app.bridge().orElseThrow();
        assertThat(bridge.destroyForcibly()).isTrue();
        var ids = sending.stream()
                .map(it -> Answer.of(it.orTimeout(60, TimeUnit.SECONDS).join()))
                .map(Answer::messageId)
                .toList();
        assertThat(ids).doesNotContainNull().doesNotHaveDuplicates();
        ids.forEach(id -> await().atMost(Duration.ofMinutes(1)).until(() -> isSent(account, id)));
        assertThat(whatsApp.messagesTo("918888888882"))
                .hasSize(30)
                .allSatisfy(it -> assertThat(ids).contains(it.messageId()));
        assertThat(app.caller().credits(account)).isEqualTo(70);
        assertThat(app.bridge()).hasValueSatisfying(it -> assertThat(it.pid()).isNotEqualTo(bridge.pid()));
    }

    @Test
    void the_sandbox_endpoints_do_not_exist() {
        app.caller().get("/sandbox/messages?to=" + FRIEND, null).expect(404);
    }

    private JsonNode passkey(Account account) {
        return app.caller()
                .get("/api/session/passkey", account.token())
                .expect(200)
                .data();
    }

    private Answer answerPasskey(Account account, String challenge) {
        return app.caller()
                .post("/api/session/passkey", account.token(), Map.of("response", Passkey.answer(challenge)));
    }

    private JsonNode status(Account account) {
        return app.caller().get("/api/session/status", account.token()).data();
    }

    private Answer send(Account account, @Nullable String key, String to, String text) {
        return app.caller().send(account, key, to, text);
    }

    private int device(Account account) {
        return whatsApp.devices(account.phone()).get(0).path("device").asInt();
    }

    private boolean isSent(Account account, String id) {
        var status = message(account, id);
        return !status.equals("accepted") && !status.equals("failed");
    }

    private String message(Account account, String id) {
        return app.caller()
                .get("/api/messages/" + id, account.token())
                .expect(200)
                .data()
                .path("status")
                .asString();
    }

    private void awaitMessage(Account account, String id, String status) {
        await().atMost(SOON).until(() -> message(account, id), status::equals);
    }

    private void awaitStatus(Account account, String status) {
        await().atMost(SOON).until(() -> status(account).path("status").asString(), status::equals);
    }
}
