package com.ogensync.connect.rest.overload;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.SendReceipt;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.query.AwaitOutcome;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.rest.Edge;
import com.ogensync.connect.rest.EdgeSettings;
import com.ogensync.connect.rest.RawSocket;
import com.ogensync.connect.rest.sending.SuccessfulSends;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SendConcurrencyLimitTest {

    private static final String BODY = "{\"to\":\"919876543210\",\"message\":\"Hello!\"}";

    @Test
    void sends_above_the_limit_are_503_and_nothing_is_done() throws Exception {
        try (var edge = Edge.start(new EdgeSettings().concurrentSends(1));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            SuccessfulSends.script(edge);
            var caller = edge.caller();
            var waiting = new CountDownLatch(1);
            var gate = new CountDownLatch(1);
            edge.world().on(AwaitOutcome.class, _ -> {
                waiting.countDown();
                gate.await();
                return MessageOutcome.SENT;
            });
            var first = threads.submit(() -> edge.post("/api/send-message", caller, BODY));
            assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
            var second = edge.post("/api/send-message", caller, BODY);
            second.failedWith(503);
            assertThat(second.header("Retry-After")).isEqualTo("1");
            edge.post("/api/send-message", "no token", "no JSON").failedWith(503);
            assertThat(edge.get("/api/session/status", "no token").status()).isEqualTo(401);
            assertThat(edge.world().count(SendMessage.class)).isEqualTo(1);
            gate.countDown();
            assertThat(first.get().status()).isEqualTo(200);
            assertThat(edge.post("/api/send-message", caller, BODY).status()).isEqualTo(200);
        }
    }

    @Test
    void sends_are_503_while_the_backlog_is_too_long() {
        var edge = Edge.fresh();
        SuccessfulSends.script(edge);
        var caller = edge.caller();
        edge.world().busy(true);
        var refused = edge.post("/api/send-message", caller, BODY);
        refused.failedWith(503);
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        edge.post("/api/send-message", caller, BODY, "Origin", "http://elsewhere")
                .failedWith(503);
        assertThat(edge.world().count(SendMessage.class)).isZero();
        edge.world().busy(false);
        assertThat(edge.post("/api/send-message", caller, BODY).status()).isEqualTo(200);
    }

    @Test
    void a_permit_is_released_however_a_send_ended() {
        try (var edge = Edge.start(new EdgeSettings().concurrentSends(1))) {
            SuccessfulSends.script(edge);
            var caller = edge.caller();
            edge.post("/api/send-message", "no token", BODY).failedWith(401);
            edge.post("/api/send-message", caller, "no JSON").failedWith(400);
            edge.post("/api/send-message", caller, "").failedWith(400);
            assertThat(edge.post("/api/send-message", caller, BODY).status()).isEqualTo(200);
            edge.world().on(AwaitOutcome.class, _ -> {
                throw new IllegalStateException("unknown outcome");
            });
            assertThat(edge.post("/api/send-message", caller, BODY).status()).isEqualTo(202);
            edge.world().on(SendMessage.class, _ -> {
                throw new IllegalStateException("broken");
            });
            edge.post("/api/send-message", caller, BODY).failedWith(500);
            SuccessfulSends.script(edge);
            assertThat(edge.post("/api/send-message", caller, BODY).status()).isEqualTo(200);
        }
    }

    @Test
    void a_disconnecting_client_does_not_interrupt_a_started_send() throws Exception {
        var edge = Edge.fresh();
        SuccessfulSends.script(edge);
        var started = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var interrupted = new AtomicBoolean();
        edge.world().on(SendMessage.class, command -> {
            started.countDown();
            interrupted.set(!isOpened(gate));
            done.countDown();
            return new SendReceipt(command.messageId(), Coins.NONE, MessageStatus.ACCEPTED, null, false);
        });
        try (var socket = new RawSocket(edge)) {
            socket.send(
                    "POST /api/send-message HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                            + edge.caller() + "\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY);
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(edge.get("/ping", null).status()).isEqualTo(200);
        gate.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isFalse();
    }

    private static boolean isOpened(CountDownLatch gate) {
        try {
            return gate.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            return false;
        }
    }
}
