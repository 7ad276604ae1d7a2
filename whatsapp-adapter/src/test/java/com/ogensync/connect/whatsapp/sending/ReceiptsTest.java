package com.ogensync.connect.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.command.MessageCommand;
import com.ogensync.connect.api.message.command.ReportMessageDelivered;
import com.ogensync.connect.api.message.command.ReportMessageRead;
import com.ogensync.connect.whatsapp.TestClock;
import com.ogensync.connect.whatsapp.TestSettings;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.pacing.Pacing;
import com.ogensync.connect.whatsapp.settings.WhatsAppSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReceiptsTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(0, 1));
    private static final WhatsAppMessageId FIRST = new WhatsAppMessageId("3EB0000000000000000001");
    private static final WhatsAppMessageId SECOND = new WhatsAppMessageId("3EB0000000000000000002");

    private final List<MessageCommand> stored = new CopyOnWriteArrayList<>();
    private final CountDownLatch database = new CountDownLatch(1);
    private final TestClock clock = new TestClock();
    private final Instant noon = clock.instant();
    private final Instant later = noon.plusSeconds(1);
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .registerComponent(Clock.class, _ -> clock)
            .registerComponent(CommandSender.class, it -> new CommandSender(it, 1))
            .registerComponent(Outcomes.class, Outcomes::new)
            .registerComponent(MessageDispatcher.class, MessageDispatcher::new)
            .registerComponent(WhatsAppSettings.class, _ -> TestSettings.of(Pacing.OFF, Duration.ZERO))
            .registerCommandHandler(_ -> this)
            .start();
    private final Outcomes outcomes = axon.getComponent(Outcomes.class);
    private final Receipts receipts = new Receipts(axon);

    @AfterEach
    void stop() {
        axon.getComponent(CommandSender.class).stop();
        axon.shutdown();
    }

    @Test
    void waiting_receipts_of_one_message_are_stored_together() {
        receipts.delivered(ACCOUNT, FIRST);
        await("the first is being stored").until(() -> !stored.isEmpty());
        receipts.delivered(ACCOUNT, SECOND);
        clock.move(Duration.ofSeconds(1));
        receipts.read(ACCOUNT, SECOND);
        clock.move(Duration.ofSeconds(1));
        receipts.read(ACCOUNT, SECOND);
        assertThat(receipts.waiting()).isEqualTo(2);

        database.countDown();

        await().until(() -> receipts.waiting() == 0 && outcomes.isIdle());
        assertThat(stored)
                .containsExactly(
                        new ReportMessageDelivered(id(FIRST), noon), new ReportMessageRead(id(SECOND), later, noon));
    }

    @Test
    void a_receipt_that_arrives_while_another_is_stored_is_stored_after_it() {
        receipts.delivered(ACCOUNT, FIRST);
        await("the first is being stored").until(() -> !stored.isEmpty());
        clock.move(Duration.ofSeconds(1));
        receipts.read(ACCOUNT, FIRST);

        database.countDown();

        await().until(() -> receipts.waiting() == 0 && outcomes.isIdle());
        assertThat(stored)
                .containsExactly(new ReportMessageDelivered(id(FIRST), noon), new ReportMessageRead(id(FIRST), later));
    }

    private static MessageId id(WhatsAppMessageId message) {
        return new MessageId(ACCOUNT, message);
    }

    @CommandHandler
    void handle(ReportMessageDelivered report) throws InterruptedException {
        stored.add(report);
        database.await();
    }

    @CommandHandler
    void handle(ReportMessageRead report) throws InterruptedException {
        stored.add(report);
        database.await();
    }
}
