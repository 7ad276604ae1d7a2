package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;

/** Reads the state of sessions from their events: slower than the index, but always current. */
public record SessionHistory(EventStore events) {

    /** Whether a device is linked to the account at this moment. */
    public boolean isLinked(AccountId account) {
        return standing(account).linked();
    }

    /** Whether the device of that attempt is linked to the account at this moment. */
    public boolean isLinked(AccountId account, long link) {
        return standing(account).isDevice(link);
    }

    /** Returns the name of the device that this attempt linked, if any. */
    public Optional<Sealed> device(AccountId account, long link) {
        return of(account)
                .filter(WhatsAppLinked.class::isInstance)
                .map(WhatsAppLinked.class::cast)
                .filter(linked -> linked.link() == link)
                .map(WhatsAppLinked::device)
                .findFirst();
    }

    private Standing standing(AccountId account) {
        return of(account).reduce(Standing.INITIAL, Standing::after, (_, last) -> last);
    }

    private Stream<WhatsAppSessionEvent> of(AccountId account) {
        return events.readEvents(new SessionId(account).value(), 0)
                .asStream()
                .map(Message::getPayload)
                .filter(WhatsAppSessionEvent.class::isInstance)
                .map(WhatsAppSessionEvent.class::cast);
    }
}
