package com.ogensync.connect.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.runtime.timing.Timer;
import com.ogensync.connect.whatsapp.MemoryIndex;
import com.ogensync.connect.whatsapp.PlainVault;
import com.ogensync.connect.whatsapp.TestClock;
import com.ogensync.connect.whatsapp.TestSettings;
import com.ogensync.connect.whatsapp.TestTimer;
import com.ogensync.connect.whatsapp.WhatsAppModule;
import com.ogensync.connect.whatsapp.pacing.Pacing;
import com.ogensync.connect.whatsapp.sandbox.SandboxWhatsAppGateway;
import com.ogensync.connect.whatsapp.session.LinkedSessions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message in progress is processed by one thread, however many threads try to process it concurrently. */
class MessageDispatcherTest {

    private static final MessageId ID = new MessageId(new AccountId(new UUID(0, 1)), new WhatsAppMessageId("3EB01"));

    private final TestClock clock = new TestClock();
    private final MemoryIndex index = new MemoryIndex();
    private final AtomicInteger turns = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void a_message_enqueued_again_while_in_progress_is_sent_once() {
        var messageDispatcher = messageDispatcher();
        var blocked = new CountDownLatch(1);
        messageDispatcher.enqueue(ID, 0, () -> {
            turns.incrementAndGet();
            awaitQuietly(blocked);
            return Optional.empty();
        });
        messageDispatcher.enqueue(ID, 0, () -> {
            turns.incrementAndGet();
            return Optional.empty();
        });
        assertThat(messageDispatcher.isInProgress(ID)).isTrue();
        assertThat(messageDispatcher.runExclusively(ID, turns::incrementAndGet)).isFalse();
        blocked.countDown();
        await().until(messageDispatcher::isIdle);
        assertThat(turns).hasValue(1);
    }

    @Test
    void a_message_in_exclusive_processing_is_not_enqueued() {
        var messageDispatcher = messageDispatcher();
        var blocked = new CountDownLatch(1);
        assertThat(messageDispatcher.runExclusively(ID, () -> awaitQuietly(blocked)))
                .isTrue();
        messageDispatcher.enqueue(ID, 0, () -> {
            turns.incrementAndGet();
            return Optional.empty();
        });
        blocked.countDown();
        await().until(messageDispatcher::isIdle);
        assertThat(turns).hasValue(0);
    }

    private MessageDispatcher messageDispatcher() {
        var settings = TestSettings.of(Pacing.OFF, Duration.ZERO);
        var configurer = DefaultConfigurer.defaultConfiguration()
                .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine());
        new WhatsAppModule(settings, new SandboxWhatsAppGateway(folder, clock)).configureModule(configurer);
        return configurer
                .registerComponent(LinkedSessions.class, _ -> index)
                .registerComponent(OpenMessages.class, _ -> index)
                .registerComponent(Vault.class, _ -> new PlainVault())
                .registerComponent(Clock.class, _ -> clock)
                .registerComponent(Timer.class, _ -> new TestTimer(clock))
                .buildConfiguration()
                .getComponent(MessageDispatcher.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
