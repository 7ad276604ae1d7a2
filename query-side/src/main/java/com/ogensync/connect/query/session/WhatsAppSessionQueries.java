package com.ogensync.connect.query.session;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.SessionId;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.api.session.query.FindWhatsAppSession;
import com.ogensync.connect.api.session.query.WhatsAppSessionView;
import com.ogensync.connect.query.projection.freshness.Freshness;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Answers queries for the state of a WhatsApp session. */
final class WhatsAppSessionQueries {
    private final MongoCollection<Document> sessions;
    private final Freshness freshness;
    private final Clock clock;

    WhatsAppSessionQueries(MongoCollection<Document> sessions, Freshness freshness, Clock clock) {
        this.sessions = sessions;
        this.freshness = freshness;
        this.clock = clock;
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
