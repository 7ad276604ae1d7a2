package com.ogensync.connect.whatsapp.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.command.MessageCommand;
import com.ogensync.connect.api.message.command.ReportMessageDelivered;
import com.ogensync.connect.api.message.command.ReportMessageRead;
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
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

    private static final MessageId FIRST = message("3EB0000000000000000001");
    private static final MessageId SECOND = message("3EB0000000000000000002");
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(1);

    private final List<MessageCommand> stored = new CopyOnWriteArrayList<>();
    private final CountDownLatch database = new CountDownLatch(1);
    private final WaitingReceipts waiting = new WaitingReceipts();
    private final KeyedSerialExecutor<MessageId> perMessage = new KeyedSerialExecutor<>("receipts");
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .registerCommandHandler(_ -> this)
            .start();
    private final CommandSender commandSender = new CommandSender(axon, 1);
    private final Receipts receipts = new Receipts(commandSender, perMessage, waiting);

    private static MessageId message(String id) {
        return new MessageId(new AccountId(new UUID(0, 1)), new WhatsAppMessageId(id));
    }

    @AfterEach
    void stop() {
        commandSender.stop();
        axon.shutdown();
    }

    @Test
    void waiting_receipts_of_one_message_are_stored_together() {
        receipts.delivered(FIRST, NOON);
        await("the first is being stored").until(() -> !stored.isEmpty());
        receipts.delivered(SECOND, NOON);
        receipts.read(SECOND, LATER);
        receipts.read(SECOND, LATER.plusSeconds(1));
        assertThat(waiting.count()).isEqualTo(2);

        database.countDown();

        await().until(() -> waiting.count() == 0 && perMessage.isIdle());
        assertThat(stored)
                .containsExactly(new ReportMessageDelivered(FIRST, NOON), new ReportMessageRead(SECOND, LATER, NOON));
    }

    @Test
    void a_receipt_that_arrives_while_another_is_stored_is_stored_after_it() {
        receipts.delivered(FIRST, NOON);
        await("the first is being stored").until(() -> !stored.isEmpty());
        receipts.read(FIRST, LATER);

        database.countDown();

        await().until(() -> waiting.count() == 0 && perMessage.isIdle());
        assertThat(stored)
                .containsExactly(new ReportMessageDelivered(FIRST, NOON), new ReportMessageRead(FIRST, LATER));
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
