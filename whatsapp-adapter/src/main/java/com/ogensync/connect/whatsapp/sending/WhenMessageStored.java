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
import org.axonframework.config.Configuration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Handles message events after the commit of the unit of work that stores them. Before the commit, other components
 * cannot read the event; after it, an account's messages arrive in the order of their acceptance.
 */
@ProcessingGroup(SendingModule.PROCESSING_GROUP)
final class WhenMessageStored {

    private final MessageDispatcher messageDispatcher;
    private final PendingOutcomes pendingOutcomes;
    private final OpenMessageCache openMessages;
    private final NewContacts newContacts;

    WhenMessageStored(Configuration axon) {
        messageDispatcher = axon.getComponent(MessageDispatcher.class);
        pendingOutcomes = axon.getComponent(PendingOutcomes.class);
        openMessages = axon.getComponent(OpenMessageCache.class);
        newContacts = axon.getComponent(NewContacts.class);
    }

    @EventHandler
    void on(MessageEvent event, UnitOfWork<?> unitOfWork) {
        unitOfWork.root().afterCommit(_ -> stored(event));
    }

    private void stored(MessageEvent event) {
        switch (event) {
            case MessageAccepted accepted -> {
                openMessages.opened(accepted.messageId());
                pendingOutcomes.open(accepted.messageId());
                newContacts.accepted(accepted.messageId().account(), accepted.to());
                messageDispatcher.enqueue(accepted.messageId(), 0, () -> Optional.of(accepted));
            }
            case MessageSent sent -> ended(event, MessageOutcome.sent(sent.address()));
            case MessageDelivered _, MessageRead _ -> openMessages.closed(event.messageId());
            case MessageFailed failed -> ended(event, MessageOutcome.failed(failed.reason()));
        }
    }

    private void ended(MessageEvent event, MessageOutcome outcome) {
        openMessages.closed(event.messageId());
        pendingOutcomes.complete(event.messageId(), outcome);
    }
}
