package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.content.TextContent;
import com.ogensync.connect.runtime.content.ContentSealer;
import com.ogensync.connect.whatsapp.gateway.ReceivedMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final AccountId UNKNOWN = new AccountId(new UUID(0, 9));

    private final ScriptedGateway gateway = new ScriptedGateway();
    private final Node node = new Node(gateway);

    @AfterEach
    void stop() {
        node.databaseUnavailable(false);
        node.close();
    }

    @Test
    void an_incoming_message_is_stored_once_however_often_it_is_delivered() {
        node.linked(gateway);
        for (int i = 0; i < 3; i++) {
            received(ACCOUNT, "3A01").join();
        }
        assertThat(node.inbox("3A01")).singleElement().satisfies(it -> {
            assertThat(node.vault.open(it.from())).contains("919000000001");
            assertThat(new ContentSealer(node.vault).open(it.sealedContent())).contains(new TextContent("Hello back!"));
            assertThat(it.sentAt()).isEqualTo(node.clock.instant());
        });
    }

    @Test
    void two_senders_may_use_the_same_id() {
        node.linked(gateway);
        received(ACCOUNT, "3A01", "919000000001").join();
        received(ACCOUNT, "3A01", "919000000002").join();
        for (var from : List.of("919000000001", "919000000002")) {
            assertThat(node.inbox("3A01", from))
                    .singleElement()
                    .satisfies(it -> assertThat(node.vault.open(it.from())).contains(from));
        }
    }

    @Test
    void the_future_completes_after_the_message_is_stored() {
        node.linked(gateway);
        node.databaseUnavailable(true);
        var stored = received(ACCOUNT, "3A01");
        await().during(Duration.ofMillis(100)).until(() -> !stored.isDone());
        node.databaseUnavailable(false);
        stored.join();
        assertThat(node.inbox("3A01")).hasSize(1);
    }

    @Test
    void the_future_fails_if_the_message_could_not_be_stored() {
        node.linked(gateway);
        node.databaseUnavailable(true);
        var stored = received(ACCOUNT, "3A01");
        node.configuration.getComponent(WhatsApp.class).stop();
        await().until(stored::isCompletedExceptionally);
    }

    @Test
    void nothing_is_stored_for_an_account_without_a_linked_device() {
        received(UNKNOWN, "3A01").join();
        received(ACCOUNT, "3A02").join();
        assertThat(node.inbox("3A02")).isEmpty();
    }

    @Test
    void a_message_right_after_a_link_is_stored() {
        long link = node.requestLink();
        var _ = gateway.events().linked(ACCOUNT, link, "919876543210", "device-1");
        received(ACCOUNT, "3A01").join();
        assertThat(node.inbox("3A01")).hasSize(1);
    }

    private CompletableFuture<Void> received(AccountId account, String id) {
        return received(account, id, "919000000001");
    }

    private CompletableFuture<Void> received(AccountId account, String id, String from) {
        var message = new ReceivedMessage(
                new WhatsAppMessageId(id), from, from, new TextContent("Hello back!"), node.clock.instant());
        return gateway.events().received(account, message);
    }
}
