package com.ogensync.connect.query.activity;

import com.ogensync.connect.api.account.event.AccountEvent;
import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.inbox.event.InboxEvent;
import com.ogensync.connect.api.inbox.event.MessageReceived;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.api.session.event.WhatsAppSessionEvent;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Index;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * Projects the activities of an account. A message has one document, which each of its events updates; every other
 * activity has one of its own. {@code position} is the global index of the first event and never changes, so pages are
 * stable. {@code changed} is the global index of the last event, from which a disconnected client of the event stream
 * resumes.
 */
final class ActivityProjector implements Projector {
    static final String POSITION = "position";
    static final String CHANGED = "changed";
    static final String TYPE = "type";
    static final String AT = "at";
    static final String TO = "to";
    static final String FROM = "from";
    /** The kind, the form and the sealed content of a received message. */
    static final String CONTENT = "content";

    static final String DETAILS = "details";

    static final Index NEWEST_FIRST = Index.ofAccount("-" + POSITION);
    static final Index BY_TYPE = Index.ofAccount(TYPE, "-" + POSITION);
    static final Index BY_CHANGE = Index.ofAccount(CHANGED);

    private final SealedDataReader sealedData;

    ActivityProjector(SealedDataReader sealedData) {
        this.sealedData = sealedData;
    }

    @Override
    public String name() {
        return Activities.NAME;
    }

    @Override
    public List<Index> indexes() {
        return List.of(NEWEST_FIRST, BY_TYPE, BY_CHANGE);
    }

    @Override
    public boolean handles(Class<?> type) {
        return AccountEvent.class.isAssignableFrom(type)
                || MessageEvent.class.isAssignableFrom(type)
                || InboxEvent.class.isAssignableFrom(type)
                || WhatsAppSessionEvent.class.isAssignableFrom(type);
    }

    @Override
    public boolean foldsStream(StoredEvent recorded) {
        return recorded.event() instanceof MessageEvent;
    }

    @Override
    public List<String> documentIds(StoredEvent recorded) {
        return foldsStream(recorded) && recorded.sequence() > 0 ? List.of(recorded.stream()) : List.of();
    }

    @Override
    public void apply(StoredEvent recorded, DocumentBatch rows) {
        switch (recorded.event()) {
            case MessageEvent event -> {
                var row = rows.edit(recorded.stream(), recorded);
                initialize(row, recorded);
                message(row, event);
            }
            case InboxEvent event -> inbox(event, recorded, rows);
            case AccountEvent event -> ActivityMapping.of(event).ifPresent(it -> addDocument(it, recorded, rows));
            case WhatsAppSessionEvent event ->
                ActivityMapping.of(event).ifPresent(it -> addDocument(it, recorded, rows));
            default -> throw new IllegalArgumentException("Events of this kind are not handled here");
        }
    }

    private void inbox(InboxEvent event, StoredEvent recorded, DocumentBatch rows) {
        switch (event) {
            case MessageReceived received -> received(received, recorded, rows);
        }
    }

    private void received(MessageReceived received, StoredEvent recorded, DocumentBatch rows) {
        var row = rows.edit(recorded.stream(), recorded);
        initialize(row, recorded);
        row.put(TYPE, ActivityType.MESSAGE_RECEIVED.name());
        row.put(FROM, sealedData.open(received.from()));
        row.put(
                CONTENT,
                new Document("kind", received.kind().value())
                        .append("form", received.form())
                        .append("keyId", received.content().keyId())
                        .append("box", received.content().box()));
        row.put(DETAILS, new Document("kind", received.kind().value()).append("sentAt", Date.from(received.sentAt())));
    }

    private static void addDocument(ActivityMapping mapping, StoredEvent recorded, DocumentBatch rows) {
        var row = rows.edit(recorded.stream() + ":" + recorded.sequence(), recorded);
        initialize(row, recorded);
        row.put(TYPE, mapping.type().name());
        row.put(DETAILS, mapping.details());
    }

    private static void initialize(Document row, StoredEvent recorded) {
        row.putIfAbsent(DocumentBatch.ACCOUNT, recorded.account());
        row.putIfAbsent(POSITION, recorded.position());
        row.putIfAbsent(AT, Date.from(recorded.event().at()));
        row.put(CHANGED, recorded.position());
    }

    private void message(Document row, MessageEvent event) {
        switch (event) {
            case MessageAccepted accepted -> row.put(TO, sealedData.open(accepted.to()));
            case MessageSent sent when sent.address() != null -> row.put(TO, sealedData.open(sent.address()));
            default -> {} // Only the status changes.
        }
        var status = event.status();
        if (status != null) {
            reached(row, ActivityType.of(status), status.text() + "At", event.at());
        }
        if (event instanceof MessageFailed failed) {
            row.get(DETAILS, Document.class).put("reason", failed.reason().value());
        }
    }

    /** Records a milestone. Receipts arrive in any order, so the type never returns to an earlier one. */
    private static void reached(Document row, ActivityType type, String milestone, Instant at) {
        var before = row.getString(TYPE);
        if (before == null || ActivityType.valueOf(before).compareTo(type) < 0) {
            row.put(TYPE, type.name());
        }
        var details = new Document();
        if (row.get(DETAILS) instanceof Document known) {
            details.putAll(known);
        }
        details.putIfAbsent(milestone, Date.from(at));
        row.put(DETAILS, details);
    }
}
