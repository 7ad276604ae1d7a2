package com.ogensync.connect.command.inbox;

import com.ogensync.connect.api.inbox.command.ReceiveMessage;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.Repository;

/** Stores incoming messages. WhatsApp may deliver a message repeatedly; its stream shows whether it is stored. */
final class InboxDesk {

    private final Repository<InboxMessage> inbox;
    private final EventStore events;

    InboxDesk(Repository<InboxMessage> inbox, EventStore events) {
        this.inbox = inbox;
        this.events = events;
    }

    @CommandHandler
    void handle(ReceiveMessage command) throws Exception {
        if (events.lastSequenceNumberFor(command.inboxId().value()).isEmpty()) {
            var _ = inbox.newInstance(() -> new InboxMessage(command));
        }
    }
}
