package com.ogensync.connect.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.runtime.timing.Backoff;
import com.ogensync.connect.whatsapp.MemoryIndex;
import com.ogensync.connect.whatsapp.PlainVault;
import com.ogensync.connect.whatsapp.TestClock;
import com.ogensync.connect.whatsapp.TestTimer;
import com.ogensync.connect.whatsapp.connection.Sessions;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.pacing.Pacer;
import com.ogensync.connect.whatsapp.pacing.Pacing;
import com.ogensync.connect.whatsapp.sandbox.SandboxWhatsAppGateway;
import com.ogensync.connect.whatsapp.session.SessionHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message that is under way belongs to whoever took it, however many come for it at the same time. */
class MessageDispatcherTest {

    private static final MessageId ID = new MessageId(new AccountId(new UUID(0, 1)), new WhatsAppMessageId("3EB01"));

    private final TestClock clock = new TestClock();
    private final MemoryIndex index = new MemoryIndex();
    private final AtomicInteger turns = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void handed_over_again_while_under_way_it_has_one_turn() {
        var courier = courier();
        var blocked = new CountDownLatch(1);
        courier.handOver(ID, 0, () -> {
            turns.incrementAndGet();
            awaitQuietly(blocked);
            return Optional.empty();
        });
        courier.handOver(ID, 0, () -> {
            turns.incrementAndGet();
            return Optional.empty();
        });
        assertThat(courier.isUnderWay(ID)).isTrue();
        assertThat(courier.hold(ID, turns::incrementAndGet)).isFalse();
        blocked.countDown();
        await().until(courier::isIdle);
        assertThat(turns).hasValue(1);
    }

    @Test
    void what_is_held_is_not_handed_over() {
        var courier = courier();
        var blocked = new CountDownLatch(1);
        assertThat(courier.hold(ID, () -> awaitQuietly(blocked))).isTrue();
        courier.handOver(ID, 0, () -> {
            turns.incrementAndGet();
            return Optional.empty();
        });
        blocked.countDown();
        await().until(courier::isIdle);
        assertThat(turns).hasValue(0);
    }

    private MessageDispatcher courier() {
        var configuration = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine())
                .buildConfiguration();
        var sessions = new Sessions(index, clock);
        var outcomes = new Outcomes(
                new CommandSender(configuration, 1),
                1,
                new WaitingReceipts(),
                index,
                sessions,
                new SessionHistory(configuration.eventStore()),
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)),
                new PlainVault(),
                clock);
        var gateway = new SandboxWhatsAppGateway(folder, clock);
        var pacer = new Pacer(Pacing.OFF, new Random(1), clock, new TestTimer(clock));
        var absentees = new AbsentNumbers(clock, Duration.ZERO);
        return new MessageDispatcher(
                gateway, sessions, new PlainVault(), outcomes, pacer, absentees, clock, Duration.ofSeconds(10), 10);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
