package com.ogensync.connect.multidevice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Caller;
import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.StandIn;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database: an answer of either includes what the other has stored before. */
class TwoNodesIT {

    private static final String TO = "919876543211";
    /** On an idle machine it is a fraction of a second; a gap that must be awaited takes eleven. */
    private static final Duration LAG_MAX = Duration.ofSeconds(5);

    private static final Map<String, String> WHY = Map.of("reason", "Asked for it");

    private static StandIn whatsApp;
    private static ChildApp owner;
    private static ChildApp other;
    private static Map<String, String> settings;
    private static String operator;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(StandIn.exists(), "This build has no bridge; Go must be on the PATH to build it");
        whatsApp = StandIn.start();
        owner = ChildApp.start("owner", with(whatsApp.settings(), Map.of("SIGNUP_COINS", "1")));
        settings = with(OtherNode.besideOf(owner, whatsApp), Map.of("ACK_TIMEOUT", "100ms"));
        other = ChildApp.start("other", settings);
        owner.caller().meets(whatsApp);
        operator = owner.operator("ada");
    }

    @AfterAll
    static void stop() {
        if (owner != null) {
            other.close();
            owner.close();
            whatsApp.close();
        }
    }

    @Test
    void a_new_token_is_accepted_by_a_node_that_knows_the_former_one() {
        var ada = cachedByTheOtherNode();
        grant(ada);
        var token = owner.caller()
                .post("/api/token/regenerate", ada.token(), Map.of())
                .expect(200)
                .data()
                .path("token")
                .asString();

        other.caller()
                .send(new Account(ada.id(), token, ada.phone()), null, TO, "Hello")
                .expect(202);
    }

    @Test
    void a_granted_coin_can_be_spent_on_a_node_that_knows_a_balance_of_zero() {
        var ada = cachedByTheOtherNode();
        grant(ada);

        other.caller().send(ada, null, TO, "Hello").expect(202);
    }

    @Test
    void an_account_that_the_other_node_has_enabled_is_disabled_again() {
        var ada = cachedByTheOtherNode();
        operate(other.caller(), ada, "disable");
        operate(owner.caller(), ada, "enable");
        operate(other.caller(), ada, "disable");

        owner.caller().send(ada, null, TO, "Hello").expect(403);
    }

    @Test
    void a_second_process_with_the_name_of_a_running_node_does_not_start() {
        assertThatThrownBy(() -> ChildApp.start("second", settings))
                .hasMessageContaining("ended with 2")
                .hasMessageContaining("OgenSync Connect does not start: NODE_ID other is the name of another running")
                .hasMessageNotContaining("\tat ");
        assertThat(owner.caller().get("/ops/nodes", operator).data().path("nodes"))
                .extracting(node ->
                        node.path("node").asString() + " " + node.path("state").asString())
                .containsExactly("child running", "other running");
    }

    @Test
    void a_node_with_another_secret_does_not_start() {
        var wrong = with(settings, Map.of("NODE_ID", "wrong", "JWT_SECRET", "another-secret-of-forty-characters-0000"));

        assertThatThrownBy(() -> ChildApp.start("wrong", wrong))
                .hasMessageContaining("ended with 2")
                .hasMessageContaining("OgenSync Connect does not start: JWT_SECRET is not the secret")
                .hasMessageNotContainingAny("\tat ", "another-secret");
    }

    /** A refused registration uses up global indexes, whichever node has refused it. */
    @Test
    void gaps_of_one_node_do_not_delay_the_event_streams_of_the_other() throws Exception {
        var ada = owner.caller().registerLinked();
        var client = HttpClient.newHttpClient();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lines = new LinkedBlockingQueue<String>();
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + other.port() + "/api/events"))
                    .header("Authorization", "Bearer " + ada.token())
                    .build();
            var _ = client.sendAsync(request, HttpResponse.BodyHandlers.ofLines())
                    .thenAccept(answer -> answer.body().forEach(lines::add));
            assertThat(lines.poll(10, TimeUnit.SECONDS)).isNotNull();

            for (int pair = 0; pair < 10; pair++) {
                var body = Map.of("name", "Eve", "email", "eve" + pair + "@race.example.com", "phone", TO);
                assertThat(threads.invokeAll(List.of(registering(owner, body), registering(other, body))))
                        .extracting(Future::resultNow)
                        .containsExactlyInAnyOrder(200, 409);
            }
            var message =
                    owner.caller().send(ada, null, TO, "Hello").expect(200).messageId();

            await("the other node's event stream contains the message")
                    .atMost(LAG_MAX)
                    .until(() -> lines.stream().anyMatch(line -> line.contains(message)));
        } finally {
            client.shutdownNow(); // Closing it would wait for the end of the stream.
        }
    }

    private static Callable<Integer> registering(ChildApp node, Map<String, String> body) {
        return () -> node.caller().post("/api/register", null, body).status();
    }

    /** Returns a linked account whose only coin was spent through the other node. */
    private static Account cachedByTheOtherNode() {
        var account = owner.caller().registerLinked();
        other.caller().send(account, null, TO, "Hello").expect(202);
        return account;
    }

    private static void grant(Account account) {
        owner.caller()
                .post(
                        "/ops/accounts/" + account.id() + "/grants",
                        operator,
                        Map.of("amount", 1, "reason", "Asked for it"),
                        Map.of("Idempotency-Key", "grant-" + account.id()))
                .expect(200);
    }

    private static void operate(Caller caller, Account account, String action) {
        caller.post("/ops/accounts/" + account.id() + "/" + action, operator, WHY)
                .expect(200);
    }

    private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
        var all = new HashMap<>(settings);
        all.putAll(more);
        return all;
    }
}
