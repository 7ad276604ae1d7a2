package com.ogensync.connect.query.session;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.ConnectionStatus;
import com.ogensync.connect.api.query.FindWhatsAppSession;
import com.ogensync.connect.api.query.WhatsAppSessionView;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.query.projection.Freshness;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Answers how a WhatsApp session stands. */
final class WhatsAppSessionQueries {
    private final MongoCollection<Document> sessions;
    private final Freshness freshness;

    WhatsAppSessionQueries(MongoCollection<Document> sessions, Freshness freshness) {
        this.sessions = sessions;
        this.freshness = freshness;
    }

    Answer<WhatsAppSessionView> handle(FindWhatsAppSession query) {
        var id = new SessionId(query.accountId()).value();
        return freshness.answer(query, List.of("whatsapp_sessions"), () -> view(id));
    }

    private WhatsAppSessionView view(String id) {
        var session = sessions.find(eq(id)).first();
        if (session == null) {
            return WhatsAppSessionView.NEVER_LINKED;
        }
        var reason = session.getString(WhatsAppSessionProjector.REASON);
        Date until = session.getDate(WhatsAppSessionProjector.UNTIL);
        return new WhatsAppSessionView(
                ConnectionStatus.valueOf(session.getString(WhatsAppSessionProjector.STATUS)),
                session.getString(WhatsAppSessionProjector.NUMBER),
                reason == null ? null : LossReason.valueOf(reason),
                until == null ? null : until.toInstant());
    }
}
