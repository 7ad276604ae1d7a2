package com.ogensync.connect.command.inbox;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.ogensync.connect.api.Revision;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.inbox.command.ReceiveMessage;
import com.ogensync.connect.api.inbox.event.InboxEvent;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateRoot;

/** An incoming message. Its stream has one event. */
@Revision("1")
@AggregateRoot
final class InboxMessage {

    @SuppressWarnings("UnusedVariable") // Axon reads it by reflection.
    @AggregateIdentifier
    private InboxId inboxId;

    /** Used by Axon, before it replays the events. */
    InboxMessage() {}

    InboxMessage(ReceiveMessage command) {
        apply(new MessageReceived(
                command.inboxId(), command.from(), command.content(), command.sentAt(), command.at()));
    }

    @EventSourcingHandler
    void on(InboxEvent event) {
        inboxId = event.inboxId();
    }
}
