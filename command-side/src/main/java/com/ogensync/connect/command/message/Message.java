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
 * One message. It is accepted together with its coin, and then either WhatsApp's server acknowledges it, and receipts
 * may follow in any order, or it fails, once, together with the refund. What is told after that changes nothing.
 */
@Revision("1")
@AggregateRoot
final class Message {

    @AggregateIdentifier
    private MessageId messageId;

    private @Nullable MessageState state;

    /** For Axon, before it replays the message's events. */
    Message() {}

    /** Takes the message on; its coin has just been debited. */
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
    void handle(ReportMessageSent command, LateReports late) {
        if (now().status() == MessageStatus.ACCEPTED) {
            apply(new MessageSent(messageId, command.address(), command.at()));
        } else {
            late.count();
        }
    }

    @CommandHandler
    void handle(ReportMessageDelivered command, LateReports late) {
        delivered(command.at(), late);
    }

    @CommandHandler
    void handle(ReportMessageRead command, LateReports late) {
        if (command.deliveredAt() != null) {
            delivered(command.deliveredAt(), late);
        }
        if (now().status() == MessageStatus.FAILED || now().status() == MessageStatus.READ) {
            late.count();
            return;
        }
        acknowledged(command.at());
        apply(new MessageRead(messageId, command.at()));
    }

    private void delivered(Instant at, LateReports late) {
        if (now().status() == MessageStatus.FAILED || now().delivered()) {
            late.count();
            return;
        }
        acknowledged(at);
        apply(new MessageDelivered(messageId, at));
    }

    /** Gives the message up, unless it has come to an end already. */
    boolean fail(FailureReason reason, Instant at) {
        if (now().status() != MessageStatus.ACCEPTED) {
            return false;
        }
        apply(new MessageFailed(messageId, reason, at));
        return true;
    }

    boolean isDue(Instant at) {
        return !at.isBefore(now().deadline());
    }

    /** What the request's coin moved for; a refund names it again. */
    Cause cause() {
        return now().cause();
    }

    @EventSourcingHandler
    void on(MessageEvent event) {
        messageId = event.messageId();
        state = MessageState.after(state, event);
    }

    /** A receipt of the recipient's tells that the server has the message, even when its own word was lost. */
    private void acknowledged(Instant at) {
        if (now().status() == MessageStatus.ACCEPTED) {
            apply(new MessageSent(messageId, at));
        }
    }

    private MessageState now() {
        return requireNonNull(state, "A message begins with its acceptance");
    }
}
