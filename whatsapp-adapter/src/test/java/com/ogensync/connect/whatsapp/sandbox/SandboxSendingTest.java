package com.ogensync.connect.whatsapp.sandbox;

import static com.ogensync.connect.whatsapp.sandbox.Sandbox.ACCOUNT;
import static com.ogensync.connect.whatsapp.sandbox.Sandbox.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.whatsapp.gateway.SendOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxSendingTest {

    private static final String TO = "919876543211";

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void start() {
        sandbox = new Sandbox(folder).linked();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_message_with_any_characters_arrives() {
        var text = "Hello,\tworld!\nनमस्ते 👋";
        var at = sandbox.clock.instant();
        assertThat(sandbox.send("3EB01", TO, text).join()).isEqualTo(new SendOutcome.Acknowledged(at));
        var arrived = sandbox.network.messagesTo(TO);
        assertThat(arrived).hasSize(1);
        assertThat(arrived.getFirst().text()).isEqualTo(text);
        assertThat(arrived.getFirst().from()).isEqualTo(PHONE);
        assertThat(arrived.getFirst().id().value()).isEqualTo("3EB01");
        assertThat(arrived.getFirst().copies()).isEqualTo(1);
        assertThat(sandbox.network.messagesTo(PHONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5511987654321, 551187654321",
        "525512345678, 5215512345678",
        "541112345678, 5491112345678",
        "551187654321,",
        "5215512345678,",
        "5491112345678,",
        "123456789012345@lid,"
    })
    void a_message_is_sent_to_the_number_in_whatsapps_spelling(String typed, @Nullable String registered) {
        var at = sandbox.clock.instant();
        assertThat(sandbox.send("3EB01", typed, "Hello!").join())
                .isEqualTo(new SendOutcome.Acknowledged(at, registered));
        var arrived = sandbox.network.messagesTo(registered == null ? typed : registered);
        assertThat(arrived)
                .singleElement()
                .extracting(SandboxMessage::to)
                .isEqualTo(registered == null ? typed : registered);
        assertThat(sandbox.network.messagesTo(typed)).isEqualTo(arrived);
    }

    @Test
    void messages_arrive_in_the_order_sent() {
        var outcomes = IntStream.range(0, 300)
                .mapToObj(i -> sandbox.send("3EB0" + i, TO, "text " + i))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(outcomes).join();
        assertThat(sandbox.network.messagesTo(TO))
                .extracting(SandboxMessage::text)
                .containsExactlyElementsOf(
                        IntStream.range(0, 300).mapToObj(i -> "text " + i).toList());
    }

    @Test
    void a_repeated_id_is_a_further_copy_of_one_message() {
        sandbox.send("3EB01", TO, "Hello!").join();
        assertThat(sandbox.send("3EB01", TO, "Hello!").join()).isInstanceOf(SendOutcome.Acknowledged.class);
        assertThat(sandbox.network.messagesTo(TO)).hasSize(1);
        assertThat(sandbox.network.messagesTo(TO).getFirst().copies()).isEqualTo(2);
    }

    @Test
    void receipts_follow_shortly_after() {
        sandbox.send("3EB01", TO, "Hello!").join();
        awaitTimersThen(() -> sandbox.events.lines().contains("read 3EB01"));
        assertThat(sandbox.events.lines()).containsSubsequence("delivered 3EB01", "read 3EB01");
    }

    @Test
    void receipts_wait_for_the_connection() {
        sandbox.send("3EB01", TO, "Hello!").join();
        sandbox.network.network(false);
        sandbox.timer.advance(Duration.ofSeconds(5));
        sandbox.timer.advance(Duration.ofSeconds(5));
        assertThat(sandbox.events.lines()).doesNotContain("delivered 3EB01");
        sandbox.network.network(true);
        awaitTimersThen(() -> sandbox.events.lines().contains("read 3EB01"));
    }

    @Test
    void a_number_that_is_not_on_whatsapp_receives_nothing() {
        assertThat(sandbox.send("3EB01", "10000000404", "Hello!").join()).isEqualTo(new SendOutcome.Refused("404"));
        assertThat(sandbox.network.messagesTo("10000000404")).isEmpty();
    }

    @Test
    void a_restricted_account_is_refused() {
        assertThat(sandbox.send("3EB01", "10000000463", "Hello!").join()).isEqualTo(new SendOutcome.Refused("463"));
    }

    @Test
    void without_an_acknowledgement_the_outcome_is_unknown_at_the_deadline() {
        var outcome = sandbox.send("3EB01", "10000000408", "Hello!");
        await().until(() -> sandbox.network.messagesTo("10000000408").size() == 1);
        sandbox.timer.advance(Duration.ofMillis(9_999));
        assertThat(outcome).isNotDone();
        awaitTimersThen(outcome::isDone);
        assertThat(outcome.join()).isEqualTo(SendOutcome.UNKNOWN);
    }

    @Test
    void a_slow_acknowledgement_takes_three_seconds() {
        var outcome = sandbox.send("3EB01", "10000000429", "Hello!");
        awaitTimersThen(outcome::isDone);
        assertThat(outcome.join()).isInstanceOf(SendOutcome.Acknowledged.class);
        assertThat(Duration.between(
                        sandbox.network.messagesTo("10000000429").getFirst().at(), sandbox.clock.instant()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void without_network_nothing_is_sent_and_pending_outcomes_are_unknown() {
        var pending = sandbox.send("3EB01", "10000000408", "Hello!");
        sandbox.network.network(false);
        assertThat(pending.join()).isEqualTo(SendOutcome.UNKNOWN);
        assertThat(sandbox.send("3EB02", TO, "Hello!").join()).isEqualTo(SendOutcome.NOT_SENT);
        sandbox.network.network(true);
        assertThat(sandbox.events.lines()).containsSubsequence("lost 1 NETWORK", "restored 1");
        assertThat(sandbox.send("3EB02", TO, "Hello!").join()).isInstanceOf(SendOutcome.Acknowledged.class);
    }

    @Test
    void a_closed_or_unlinked_session_sends_nothing() {
        sandbox.gateway.close(ACCOUNT);
        assertThat(sandbox.send("3EB01", TO, "Hello!").join()).isEqualTo(SendOutcome.NOT_SENT);
        sandbox.open(sandbox.events.device());
        assertThat(sandbox.events.lines()).endsWith("restored 1");
        sandbox.gateway.unlink(ACCOUNT, 1);
        assertThat(sandbox.send("3EB01", TO, "Hello!").join()).isEqualTo(SendOutcome.NOT_SENT);
        sandbox.open(sandbox.events.device());
        assertThat(sandbox.events.lines()).endsWith("unlinked 1 phone");
    }

    @Test
    void opening_an_open_session_reports_its_state() {
        sandbox.open(sandbox.events.device());
        assertThat(sandbox.events.lines()).endsWith("restored 1");
        sandbox.network.network(false);
        sandbox.open(sandbox.events.device());
        assertThat(sandbox.events.lines()).endsWith("lost 1 NETWORK", "lost 1 NETWORK");
    }

    @Test
    void a_device_removed_without_network_is_reported_when_it_is_back() {
        sandbox.network.network(false);
        sandbox.network.unlink(PHONE);
        assertThat(sandbox.events.lines()).endsWith("lost 1 NETWORK");
        sandbox.network.network(true);
        assertThat(sandbox.events.lines()).endsWith("unlinked 1 phone");
    }

    @Test
    void the_string_form_contains_no_personal_data() {
        sandbox.send("3EB01", TO, "a secret").join();
        var arrived = sandbox.network.messagesTo(TO).getFirst();
        assertThat(arrived.toString()).doesNotContain("secret", TO, PHONE);
    }

    private void awaitTimersThen(Callable<Boolean> condition) {
        await().until(() -> {
            sandbox.timer.advance(Duration.ofMillis(100));
            return condition.call();
        });
    }
}
