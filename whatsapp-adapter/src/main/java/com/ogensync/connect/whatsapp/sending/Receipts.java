package com.ogensync.connect.whatsapp.sending;

import static java.util.Objects.requireNonNull;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.WhatsAppMessageId;
import com.ogensync.connect.api.message.command.MessageCommand;
import com.ogensync.connect.api.message.command.ReportMessageDelivered;
import com.ogensync.connect.api.message.command.ReportMessageRead;
import com.ogensync.connect.whatsapp.dispatch.CommandSender;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.config.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Stores receipts. Receipts of one message that arrive while an earlier one is waiting are stored in one command, so
 * the cost per receipt falls under load. A separate limit of concurrent commands keeps bursts from delaying outcomes.
 */
public final class Receipts {

    private static final int CONCURRENT_MAX = 8;

    /** The receipts of one message. At least one of the times is set. */
    private record Seen(
            @Nullable Instant deliveredAt, @Nullable Instant readAt) {

        /** Adds a later receipt; of two of the same kind, the earlier one is used. */
        Seen and(Seen later) {
            return new Seen(
                    deliveredAt == null ? later.deliveredAt : deliveredAt, readAt == null ? later.readAt : readAt);
        }

        private @Nullable Seen without(Seen stored) {
            var left = new Seen(stored.deliveredAt == null ? deliveredAt : null, stored.readAt == null ? readAt : null);
            return left.deliveredAt == null && left.readAt == null ? null : left;
        }
    }

    private final CommandSender commandSender;
    private final MessageDispatcher messageDispatcher;
    private final Outcomes outcomes;
    private final Clock clock;
    private final Map<MessageId, Seen> waiting = new ConcurrentHashMap<>();

    Receipts(Configuration axon) {
        commandSender = axon.getComponent(CommandSender.class).withSeparateLimit(CONCURRENT_MAX);
        messageDispatcher = axon.getComponent(MessageDispatcher.class);
        outcomes = axon.getComponent(Outcomes.class);
        clock = axon.getComponent(Clock.class);
    }

    /** Returns the number of messages with receipts that are not stored yet. */
    public int waiting() {
        return waiting.size();
    }

    /** Stores that the recipient's device received the message. */
    public void delivered(AccountId account, WhatsAppMessageId message) {
        var id = new MessageId(account, message);
        messageDispatcher.afterAcknowledgement(id, () -> add(id, new Seen(clock.instant(), null)));
    }

    /** Stores that the recipient read the message. */
    public void read(AccountId account, WhatsAppMessageId message) {
        var id = new MessageId(account, message);
        messageDispatcher.afterAcknowledgement(id, () -> add(id, new Seen(null, clock.instant())));
    }

    private void add(MessageId message, Seen receipt) {
        var first = new AtomicBoolean();
        waiting.compute(message, (_, earlier) -> {
            first.set(earlier == null);
            return earlier == null ? receipt : earlier.and(receipt);
        });
        if (first.get()) {
            outcomes.execute(message, () -> store(message));
        }
    }

    private void store(MessageId message) {
        var tried = new AtomicReference<>(seen(message));
        commandSender.report(() -> {
            tried.set(seen(message));
            return command(message, tried.get());
        });
        if (waiting.computeIfPresent(message, (_, seen) -> seen.without(tried.get())) != null) {
            outcomes.execute(message, () -> store(message));
        }
    }

    private Seen seen(MessageId message) {
        return requireNonNull(waiting.get(message));
    }

    private static MessageCommand command(MessageId message, Seen seen) {
        return seen.readAt() == null
                ? new ReportMessageDelivered(message, requireNonNull(seen.deliveredAt()))
                : new ReportMessageRead(message, seen.readAt(), seen.deliveredAt());
    }
}
