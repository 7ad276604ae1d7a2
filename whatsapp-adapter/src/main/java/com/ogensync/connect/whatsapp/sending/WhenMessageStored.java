package com.ogensync.connect.whatsapp.sending;

import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageDelivered;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageRead;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.message.query.MessageOutcome;
import com.ogensync.connect.whatsapp.pacing.NewContacts;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Follows messages. It is told in the midst of the unit of work that makes an event, and acts when that is committed:
 * only then is the event there for others, and an account's messages come in the order they were accepted.
 */
@ProcessingGroup(Sending.PROCESSING_GROUP)
final class WhenMessageStored {

    private final MessageDispatcher courier;
    private final PendingOutcomes registry;
    private final OpenMessageCache book;
    private final NewContacts newContacts;

    WhenMessageStored(
            MessageDispatcher courier, PendingOutcomes registry, OpenMessageCache book, NewContacts newContacts) {
        this.courier = courier;
        this.registry = registry;
        this.book = book;
        this.newContacts = newContacts;
    }

    @EventHandler
    void on(MessageEvent event, UnitOfWork<?> unitOfWork) {
        unitOfWork.root().afterCommit(_ -> stored(event));
    }

    private void stored(MessageEvent event) {
        switch (event) {
            case MessageAccepted accepted -> {
                book.opened(accepted.messageId());
                registry.open(accepted.messageId());
                newContacts.accepted(accepted.messageId().account(), accepted.to());
                courier.handOver(accepted.messageId(), 0, () -> Optional.of(accepted));
            }
            case MessageSent sent -> ended(event, MessageOutcome.sent(sent.address()));
            case MessageDelivered _, MessageRead _ -> book.closed(event.messageId());
            case MessageFailed failed -> ended(event, MessageOutcome.failed(failed.reason()));
        }
    }

    private void ended(MessageEvent event, MessageOutcome outcome) {
        book.closed(event.messageId());
        registry.complete(event.messageId(), outcome);
    }
}
