package com.ogensync.connect.whatsapp;

import static com.ogensync.connect.whatsapp.Node.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.whatsapp.sandbox.SandboxMessage;
import com.ogensync.connect.whatsapp.sandbox.SandboxWhatsAppGateway;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole module with the sandbox as its gateway, in real time. */
class SandboxNodeTest {

    private static final String PHONE = "919876543210";
    private static final String TO = "919876543211";

    @TempDir
    Path folder;

    @Test
    void a_linked_device_and_its_messages_survive_a_restart() {
        var gateway = sandbox();
        Node first = new Node(gateway);
        link(first, gateway);
        assertThat(first.state().online()).isTrue();
        var id = first.accept("Hello!", TO);
        assertThat(first.outcome(id).join()).isEqualTo(MessageOutcome.SENT);
        first.awaitLast(id, MessageRead.class);
        gateway.network().network(false);
        assertThat(first.state().online()).isFalse();
        var waiting = first.accept("Later!", TO);
        await().until(() -> first.index.attempts(waiting) == 1);
        first.close();

        var again = sandbox();
        try (var second = first.restarted(again)) {
            await().until(() -> second.state().linked());
            again.network().network(true);
            await().until(() -> again.network().messagesTo(TO).size() == 2);
            second.awaitLast(waiting, MessageRead.class);
            assertThat(again.network().messagesTo(TO))
                    .allMatch(message -> message.copies() == 1 && message.from().equals(PHONE));
        }
    }

    @Test
    void a_refused_message_fails() {
        var gateway = sandbox();
        try (var node = new Node(gateway)) {
            link(node, gateway);
            var id = node.accept("Hello!", "10000000404");
            assertThat(node.awaitLast(id, MessageFailed.class).reason()).isEqualTo(FailureReason.NOT_ON_WHATSAPP);
        }
    }

    @Test
    void a_device_removed_on_the_phone_cannot_send() {
        var gateway = sandbox();
        try (var node = new Node(gateway)) {
            link(node, gateway);
            gateway.network().unlink(PHONE);
            assertThat(node.state().linked()).isFalse();
            link(node, gateway);
            assertThat(node.state().online()).isTrue();
            assertThat(node.sessionEvents()).endsWith("LinkRequested 2", "QrIssued 2", "WhatsAppLinked 2");
        }
    }

    @Test
    void concurrent_messages_arrive_once_on_an_unstable_network() throws Exception {
        var gateway = sandbox();
        try (var node = new Node(gateway);
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            link(node, gateway);
            var accepting = IntStream.range(0, 400)
                    .mapToObj(i -> callers.submit(() -> node.accept("text " + i, TO)))
                    .toList();
            for (int flap = 0; flap < 5; flap++) {
                gateway.network().network(false);
                gateway.network().network(true);
            }
            var accepted = new ArrayList<MessageId>();
            for (var id : accepting) {
                accepted.add(id.get());
            }
            node.passTimeUntil(() -> node.state().openMessages() == 0);
            node.passTimeUntil(
                    () -> accepted.stream().allMatch(id -> node.of(id).getLast() instanceof MessageRead));
            assertThat(gateway.network().messagesTo(TO))
                    .extracting(SandboxMessage::id)
                    .containsExactlyInAnyOrderElementsOf(
                            accepted.stream().map(MessageId::whatsAppId).toList());
            assertThat(accepted)
                    .allSatisfy(id -> assertThat(node.of(id))
                            .filteredOn(it -> it instanceof MessageSent || it instanceof MessageFailed)
                            .hasSize(1)
                            .hasOnlyElementsOfType(MessageSent.class));
        }
    }

    private static void link(Node node, SandboxWhatsAppGateway gateway) {
        var code = node.code(null).join();
        assertThat(code.status()).isEqualTo(ConnectionStatus.QR_READY);
        assertThat(gateway.network().scan(Objects.requireNonNull(code.code()), PHONE))
                .isTrue();
        assertThat(node.state().linked()).as("%s", ACCOUNT).isTrue();
    }

    private SandboxWhatsAppGateway sandbox() {
        return new SandboxWhatsAppGateway(folder, Clock.systemUTC());
    }
}
