package com.ogensync.connect.app;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Registers, links, sends and checks deliveries and balances over real HTTP. */
class MainJobIT extends WholeSystem {

    private static final String BOB = "918888888888";

    @Test
    void a_message_arrives_and_costs_one_coin() {
        var ada = caller.registerLinked();

        var answer = caller.send(ada, null, BOB, "Hello, नमस्ते 🚀 " + ada.id());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().path("to").asString()).isEqualTo(BOB + "@s.whatsapp.net");
        assertThat(answer.data().path("creditsRemaining").asLong()).isEqualTo(4);
        var id = answer.data().path("messageId").asString();
        assertThat(caller.messagesTo(BOB)).anySatisfy(arrived -> {
            assertThat(arrived.messageId()).isEqualTo(id);
            assertThat(arrived.text()).isEqualTo("Hello, नमस्ते 🚀 " + ada.id());
            assertThat(arrived.from()).isEqualTo(ada.phone());
            assertThat(arrived.copies()).isEqualTo(1);
        });
        credits(ada, 4, 1, 1);
    }

    @Test
    void without_coins_nothing_is_sent() {
        var ada = caller.registerLinked();
        for (int i = 0; i < 5; i++) {
            assertThat(send(ada, BOB).status()).isEqualTo(200);
        }

        assertThat(send(ada, BOB).status()).isEqualTo(402);

        credits(ada, 0, 5, 5);
    }

    @Test
    void a_refusal_refunds_the_coin_at_once() {
        var ada = caller.registerLinked();

        assertThat(send(ada, "10000000404").status()).isEqualTo(400);
        assertThat(send(ada, "10000000463").status()).isEqualTo(409);

        credits(ada, 5, 0, 0);
    }

    @Test
    void without_a_device_nothing_is_charged() {
        var ada = caller.register();

        assertThat(send(ada, BOB).status()).isEqualTo(409);

        credits(ada, 5, 0, 0);
    }

    @Test
    void a_message_without_acknowledgement_is_queued_and_unlinking_refunds_it() {
        var ada = caller.registerLinked();

        var queued = send(ada, "10000000408");

        assertThat(queued.status()).isEqualTo(202);
        assertThat(queued.data().path("status").asString()).isEqualTo("queued");
        credits(ada, 4, 1, 0);
        caller.post("/sandbox/phone/unlink", null, Map.of("phone", ada.phone())).expect(200);
        await().atMost(20, SECONDS).untilAsserted(() -> credits(ada, 5, 0, 0));
        assertThat(status(ada)).isEqualTo("logged_out");
    }

    @Test
    void after_a_late_acknowledgement_a_replay_returns_the_final_response() {
        var ada = caller.registerLinked();

        assertThat(caller.send(ada, "slow", "10000000429", "Hello").status()).isEqualTo(202);

        await().atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(
                                caller.send(ada, "slow", "10000000429", "Hello").status())
                        .isEqualTo(200));
        assertThat(caller.send(ada, "slow", "10000000429", "Other").status()).isEqualTo(409);
        credits(ada, 4, 1, 1);
    }

    @Test
    void a_relinked_phone_can_send() {
        var ada = caller.registerLinked();
        caller.post("/sandbox/phone/unlink", null, Map.of("phone", ada.phone())).expect(200);
        await().atMost(20, SECONDS).until(() -> status(ada).equals("logged_out"));
        assertThat(send(ada, BOB).status()).isEqualTo(409);

        caller.link(ada);

        assertThat(send(ada, BOB).status()).isEqualTo(200);
    }

    private Answer send(Account account, String to) {
        return caller.send(account, null, to, "Hello");
    }

    private String status(Account account) {
        return caller.get("/api/session/status", account.token())
                .data()
                .path("status")
                .asString();
    }

    private void credits(Account account, long credits, long used, long sent) {
        var data = caller.get("/api/credits", account.token()).expect(200).data();
        assertThat(data.toString())
                .isEqualTo("{\"credits\":%d,\"creditsUsed\":%d,\"messagesSent\":%d}".formatted(credits, used, sent));
    }
}
