package com.ogensync.connect.query.session;

import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import java.time.Clock;

/** Creates the slice of WhatsApp sessions. */
public final class WhatsAppSessions {
    private WhatsAppSessions() {}

    /** Returns the projector and the query handler of FindWhatsAppSession. */
    public static Slice slice(SealedDataReader sealedData, Clock clock) {
        var projector = new WhatsAppSessionProjector(sealedData);
        return new Slice(projector, (handlers, documents, freshness) -> {
            var queries = new WhatsAppSessionQueries(documents.of(projector.name()), freshness, clock);
            handlers.answer(FindWhatsAppSession.class, queries::handle);
        });
    }
}
