package com.ogensync.connect.query.session;

import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import java.time.Clock;

/** Brings WhatsApp sessions into an application. */
public final class WhatsAppSessions {
    private WhatsAppSessions() {}

    /** The projector, and what answers FindWhatsAppSession. */
    public static Slice slice(SealedDataReader opener, Clock clock) {
        var projector = new WhatsAppSessionProjector(opener);
        return new Slice(projector, (questions, documents, freshness) -> {
            var queries = new WhatsAppSessionQueries(documents.of(projector.name()), freshness, clock);
            questions.answer(FindWhatsAppSession.class, queries::handle);
        });
    }
}
