package com.ogensync.connect.query.session;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import com.ogensync.connect.api.session.query.WhatsAppSessionView;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.freshness.Freshness;
import java.time.Clock;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The projection of WhatsApp sessions and its query. */
public final class WhatsAppSessions {
    static final String NAME = "whatsapp_sessions";

    private final MongoCollection<Document> sessions;
    private final Freshness freshness;
    private final Clock clock;

    private WhatsAppSessions(MongoCollection<Document> sessions, Freshness freshness, Clock clock) {
        this.sessions = sessions;
        this.freshness = freshness;
        this.clock = clock;
    }

    /** Returns the projection of WhatsApp sessions, with the query FindWhatsAppSession. */
    public static Slice slice(SealedDataReader sealedData, Clock clock) {
        return new Slice(new WhatsAppSessionProjector(sealedData), (handlers, storage, freshness) -> {
            var sessions = new WhatsAppSessions(storage.collection(NAME), freshness, clock);
            handlers.answer(FindWhatsAppSession.class, sessions::handle);
        });
    }

    Answer<WhatsAppSessionView> handle(FindWhatsAppSession query) {
        var id = new SessionId(query.accountId()).value();
        return freshness.answer(query, () -> view(id));
    }

    private WhatsAppSessionView view(String id) {
        var session = sessions.find(eq(id)).first();
        if (session == null) {
            return WhatsAppSessionView.NEVER_LINKED;
        }
        var status = ConnectionStatus.valueOf(session.getString(WhatsAppSessionProjector.STATUS));
        var number = session.getString(WhatsAppSessionProjector.NUMBER);
        var reason = session.getString(WhatsAppSessionProjector.REASON);
        var restricted = moment(session, WhatsAppSessionProjector.RESTRICTED);
        if (reason == null && restricted != null && restricted.isAfter(clock.instant())) {
            return new WhatsAppSessionView(status, number, LossReason.PAUSED, restricted);
        }
        return new WhatsAppSessionView(
                status,
                number,
                reason == null ? null : LossReason.valueOf(reason),
                moment(session, WhatsAppSessionProjector.UNTIL));
    }

    private static @Nullable Instant moment(Document session, String field) {
        var date = session.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
