package com.ogensync.connect.command.message;

import static java.util.Objects.requireNonNull;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.account.Cause;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.command.ReportMessageDelivered;
import com.ogensync.connect.api.message.command.ReportMessageRead;
import com.ogensync.connect.api.message.command.ReportMessageSent;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * An outgoing message. It is accepted in the transaction of its debit. Then either WhatsApp's server acknowledges it,
 * and receipts may follow in any order, or it fails, once, in the transaction of the refund. Later reports have no
 * effect.
 */
@Revision("1")
@AggregateRoot
final class Message {

    @AggregateIdentifier
    private MessageId messageId;

    private @Nullable MessageState state;

    /** Used by Axon, before it replays the message's events. */
    Message() {}

    /** Accepts the message. Its coin must be debited in the same transaction. */
    Message(SendMessage command, Coins balance) {
        apply(new MessageAccepted(
                command.messageId(),
                command.to(),
                command.content(),
                balance,
                command.deadline(),
                command.answerBy(),
                command.fingerprint(),
                command.requestId(),
                command.tokenId(),
                command.at()));
    }

    @CommandHandler
    void handle(ReportMessageSent command, LateReports lateReports) {
        if (state().status() == MessageStatus.ACCEPTED) {
            apply(new MessageSent(messageId, command.address(), command.at()));
        } else {
            lateReports.count();
        }
    }

    @CommandHandler
    void handle(ReportMessageDelivered command, LateReports lateReports) {
        reportDelivered(command.at(), lateReports);
    }

    @CommandHandler
    void handle(ReportMessageRead command, LateReports lateReports) {
        if (command.deliveredAt() != null) {
            reportDelivered(command.deliveredAt(), lateReports);
        }
        if (state().status() == MessageStatus.FAILED || state().status() == MessageStatus.READ) {
            lateReports.count();
            return;
        }
        ensureSent(command.at());
        apply(new MessageRead(messageId, command.at()));
    }

    private void reportDelivered(Instant at, LateReports lateReports) {
        if (state().status() == MessageStatus.FAILED || state().delivered()) {
            lateReports.count();
            return;
        }
        ensureSent(at);
        apply(new MessageDelivered(messageId, at));
    }

    /** Fails the message unless it has an outcome. Returns whether it failed now. */
    boolean fail(FailureReason reason, Instant at) {
        if (state().status() != MessageStatus.ACCEPTED) {
            return false;
        }
        apply(new MessageFailed(messageId, reason, at));
        return true;
    }

    boolean isDue(Instant at) {
        return !at.isBefore(state().deadline());
    }

    /** Returns the cause of the debit, which the refund repeats. */
    Cause cause() {
        return state().cause();
    }

    @EventSourcingHandler
    void on(MessageEvent event) {
        messageId = event.messageId();
        state = MessageState.after(state, event);
    }

    /** Marks the message as sent: a receipt proves that the server has it, even if the acknowledgement was lost. */
    private void ensureSent(Instant at) {
        if (state().status() == MessageStatus.ACCEPTED) {
            apply(new MessageSent(messageId, at));
        }
    }

    private MessageState state() {
        return requireNonNull(state, "A message's first event is MessageAccepted");
    }
}
