package com.ogensync.connect.whatsapp.session;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import org.axonframework.eventsourcing.eventstore.EventStore;

/** What the sessions' own events say: slower than any index, and never behind. */
public final class SessionHistory {

    private final EventStore events;

    /** Reads from this store. */
    public SessionHistory(EventStore events) {
        this.events = events;
    }

    /** Whether a device is linked to the account at this moment. */
    public boolean isLinked(AccountId account) {
        var standing = Standing.INITIAL;
        var stream = events.readEvents(new SessionId(account).value(), 0);
        while (stream.hasNext()) {
            if (stream.next().getPayload() instanceof WhatsAppSessionEvent event) {
                standing = standing.after(event);
            }
        }
        return standing.linked();
    }
}
