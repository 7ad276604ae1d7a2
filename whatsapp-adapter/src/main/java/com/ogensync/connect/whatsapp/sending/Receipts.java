package com.ogensync.connect.whatsapp.sending;

import static java.util.Objects.requireNonNull;

import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.command.MessageCommand;
import com.ogensync.connect.api.message.command.ReportMessageDelivered;
import com.ogensync.connect.api.message.command.ReportMessageRead;
import com.ogensync.connect.runtime.timing.KeyedSerialExecutor;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import com.ogensync.connect.whatsapp.sending.WaitingReceipts.Seen;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stores receipts. Receipts of one message that arrive while an earlier one is waiting are stored in one command, so
 * the cost per receipt falls under load.
 */
final class Receipts {

    private final CommandSender commandSender;
    private final KeyedSerialExecutor<MessageId> perMessage;
    private final WaitingReceipts waiting;

    Receipts(CommandSender commandSender, KeyedSerialExecutor<MessageId> perMessage, WaitingReceipts waiting) {
        this.commandSender = commandSender;
        this.perMessage = perMessage;
        this.waiting = waiting;
    }

    void delivered(MessageId message, Instant at) {
        add(message, new Seen(at, null));
    }

    void read(MessageId message, Instant at) {
        add(message, new Seen(null, at));
    }

    private void add(MessageId message, Seen receipt) {
        if (waiting.add(message, receipt)) {
            perMessage.execute(message, () -> store(message));
        }
    }

    private void store(MessageId message) {
        var tried = new AtomicReference<>(waiting.of(message));
        commandSender.report(() -> {
            tried.set(waiting.of(message));
            return command(message, tried.get());
        });
        if (waiting.remove(message, tried.get())) {
            perMessage.execute(message, () -> store(message));
        }
    }

    private static MessageCommand command(MessageId message, Seen seen) {
        return seen.readAt() == null
                ? new ReportMessageDelivered(message, requireNonNull(seen.deliveredAt()))
                : new ReportMessageRead(message, seen.readAt(), seen.deliveredAt());
    }
}
