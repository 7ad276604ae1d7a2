package com.ogensync.connect.whatsapp;

import com.ogensync.connect.api.Identifier;
import com.ogensync.connect.api.account.Coins;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.inbox.command.ReceiveMessage;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.command.AbandonMessage;
import com.ogensync.connect.api.message.command.ExpireMessage;
import com.ogensync.connect.api.message.command.ReportMessageDelivered;
import com.ogensync.connect.api.message.command.ReportMessageRead;
import com.ogensync.connect.api.message.command.ReportMessageRefused;
import com.ogensync.connect.api.message.command.ReportMessageSent;
import com.ogensync.connect.api.message.command.SendMessage;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * Replaces the command side: messages without accounts and coins, but with the rule that only the first outcome is
 * stored.
 */
final class MessageStreams {

    private final EventStore events;

    MessageStreams(EventStore events) {
        this.events = events;
    }

    @CommandHandler
    void handle(SendMessage it) {
        append(new MessageAccepted(
                it.messageId(),
                it.to(),
                it.content(),
                new Coins(99),
                it.deadline(),
                it.answerBy(),
                it.fingerprint(),
                it.requestId(),
                it.tokenId(),
                it.at()));
    }

    @CommandHandler
    synchronized void handle(ReceiveMessage it) {
        if (last(it.inboxId()) < 0) {
            var received = new MessageReceived(it.inboxId(), it.from(), it.content(), it.sentAt(), it.at());
            events.publish(
                    new GenericDomainEventMessage<>("InboxMessage", it.inboxId().value(), 0, received));
        }
    }

    /** Returns the incoming messages with this id. */
    List<MessageReceived> inbox(InboxId id) {
        var received = new ArrayList<MessageReceived>();
        if (last(id) >= 0) {
            events.readEvents(id.value()).forEachRemaining(it -> received.add((MessageReceived) it.getPayload()));
        }
        return received;
    }

    @CommandHandler
    void handle(ReportMessageSent it) {
        end(new MessageSent(it.messageId(), it.address(), it.at()));
    }

    @CommandHandler
    void handle(ReportMessageDelivered it) {
        receipt(new MessageDelivered(it.messageId(), it.at()));
    }

    @CommandHandler
    void handle(ReportMessageRead it) {
        if (it.deliveredAt() != null) {
            receipt(new MessageDelivered(it.messageId(), it.deliveredAt()));
        }
        receipt(new MessageRead(it.messageId(), it.at()));
    }

    @CommandHandler
    void handle(ReportMessageRefused it) {
        end(new MessageFailed(it.messageId(), FailureReason.refused(it.code()), it.at()));
    }

    @CommandHandler
    void handle(ExpireMessage it) {
        end(new MessageFailed(it.messageId(), FailureReason.EXPIRED, it.at()));
    }

    @CommandHandler
    void handle(AbandonMessage it) {
        end(new MessageFailed(it.messageId(), FailureReason.UNLINKED, it.at()));
    }

    /** Returns the events of a message. */
    List<MessageEvent> of(MessageId id) {
        var stored = new ArrayList<MessageEvent>();
        if (last(id) >= 0) {
            events.readEvents(id.value()).forEachRemaining(it -> stored.add((MessageEvent) it.getPayload()));
        }
        return stored;
    }

    /** Stores a receipt, which also proves that the message was sent. */
    private synchronized void receipt(MessageEvent event) {
        end(new MessageSent(event.messageId(), event.at()));
        if (of(event.messageId()).stream().noneMatch(MessageFailed.class::isInstance)) {
            append(event);
        }
    }

    private synchronized void end(MessageEvent event) {
        if (last(event.messageId()) == 0) {
            append(event);
        }
    }

    private synchronized void append(MessageEvent event) {
        var id = event.messageId();
        events.publish(new GenericDomainEventMessage<>("Message", id.value(), last(id) + 1, event));
    }

    private long last(Identifier id) {
        return events.lastSequenceNumberFor(id.value()).orElse(-1L);
    }
}
