package com.ogensync.connect.whatsapp.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.command.ReportMessageSent;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandSenderTest {
    private static final ReportMessageSent REPORT = new ReportMessageSent(
            new MessageId(new AccountId(new UUID(0, 1)), new WhatsAppMessageId("3EB0000000000000000001")),
            Instant.parse("2026-01-02T03:04:05.678Z"));

    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .registerCommandHandler(_ -> this)
            .start();
    private final CommandSender commandSender = new CommandSender(axon, 1);

    @AfterEach
    void stop() {
        commandSender.stop();
        axon.shutdown();
    }

    @Test
    void a_report_is_retried_until_the_database_is_available() {
        failures.addAll(List.of(
                new EventStoreException("not stored", new SQLTransientConnectionException("no connection")),
                new EventStoreException("not stored", new SQLException("cut", "57P01"))));

        assertThat(commandSender.report(() -> REPORT)).isTrue();
        assertThat(failures).isEmpty();
    }

    @Test
    void a_report_that_can_never_be_stored_is_not_retried() {
        failures.addAll(List.of(
                new EventStoreException("an unknown event type"),
                new EventStoreException("not stored", new SQLException("not a number", "22P02")),
                new IllegalStateException("never thrown")));

        assertThat(commandSender.report(() -> REPORT)).isFalse();
        assertThat(commandSender.report(() -> REPORT)).isFalse();
        assertThat(failures).hasSize(1);
    }

    @Test
    void a_report_whose_command_cannot_be_built_is_not_retried() {
        assertThat(commandSender.report(() -> {
                    throw new IllegalArgumentException("not a WhatsApp message id");
                }))
                .isFalse();
    }

    @CommandHandler
    void handle(ReportMessageSent report) {
        assertThat(report).isEqualTo(REPORT);
        var failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
    }
}
