package com.ogensync.connect.query.session;

import com.ogensync.connect.api.Actor;
import com.ogensync.connect.api.session.LossReason;
import com.ogensync.connect.api.session.event.LinkExpired;
import com.ogensync.connect.api.session.event.LinkRequested;
import com.ogensync.connect.api.session.event.QrIssued;
import com.ogensync.connect.api.session.event.SendingRestricted;
import com.ogensync.connect.api.session.event.SendingRestrictionLifted;
import com.ogensync.connect.api.session.event.WhatsAppConnectionLost;
import com.ogensync.connect.api.session.event.WhatsAppConnectionRestored;
import com.ogensync.connect.api.session.event.WhatsAppLinked;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.api.session.event.WhatsAppUnlinked;
import com.ogensync.connect.api.session.query.ConnectionStatus;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Index;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/** Projects the state of each WhatsApp session. */
final class WhatsAppSessionProjector implements Projector {
    static final String STATUS = "status";
    static final String NUMBER = "number";
    static final String REASON = "reason";
    static final String UNTIL = "until";
    static final String RESTRICTED = "restrictedUntil";

    private final SealedDataReader sealedData;

    WhatsAppSessionProjector(SealedDataReader sealedData) {
        this.sealedData = sealedData;
    }

    @Override
    public String name() {
        return WhatsAppSessions.NAME;
    }

    @Override
    public List<Index> indexes() {
        return List.of();
    }

    @Override
    public boolean handles(Class<?> type) {
        return WhatsAppSessionEvent.class.isAssignableFrom(type);
    }

    @Override
    public boolean foldsStream(StoredEvent recorded) {
        return true;
    }

    @Override
    public List<String> documentIds(StoredEvent recorded) {
        return List.of(recorded.stream());
    }

    @Override
    public void apply(StoredEvent recorded, DocumentBatch rows) {
        var session = rows.edit(recorded.stream(), recorded);
        session.put(DocumentBatch.ACCOUNT, recorded.account());
        switch ((WhatsAppSessionEvent) recorded.event()) {
            case SendingRestricted restricted -> session.put(RESTRICTED, Date.from(restricted.until()));
            case SendingRestrictionLifted _ -> session.remove(RESTRICTED);
            case WhatsAppSessionEvent other -> connection(session, other);
        }
    }

    private void connection(Document session, WhatsAppSessionEvent event) {
        session.remove(REASON);
        session.remove(UNTIL);
        switch (event) {
            case SendingRestricted _, SendingRestrictionLifted _ -> {}
            case LinkRequested _ -> unlinked(session, ConnectionStatus.CONNECTING);
            case QrIssued _ -> unlinked(session, ConnectionStatus.QR_READY);
            case LinkExpired _ -> unlinked(session, ConnectionStatus.DISCONNECTED);
            case WhatsAppLinked linked -> {
                session.put(STATUS, ConnectionStatus.CONNECTED.name());
                session.put(NUMBER, sealedData.open(linked.number()));
            }
            case WhatsAppConnectionLost lost -> lost(session, lost);
            case WhatsAppConnectionRestored _ -> session.put(STATUS, ConnectionStatus.CONNECTED.name());
            case WhatsAppUnlinked unlinked ->
                unlinked(
                        session,
                        unlinked.by().equals(Actor.PHONE)
                                ? ConnectionStatus.LOGGED_OUT
                                : ConnectionStatus.DISCONNECTED);
        }
    }

    private static void unlinked(Document session, ConnectionStatus status) {
        session.put(STATUS, status.name());
        session.remove(NUMBER);
        session.remove(RESTRICTED);
    }

    /**
     * Records the reason of a lost connection, except for network failures, after which it reconnects automatically.
     */
    private static void lost(Document session, WhatsAppConnectionLost lost) {
        session.put(STATUS, ConnectionStatus.CONNECTING.name());
        if (lost.reason() != LossReason.NETWORK) {
            session.put(REASON, lost.reason().name());
        }
        if (lost.until() != null) {
            session.put(UNTIL, Date.from(lost.until()));
        }
    }
}
