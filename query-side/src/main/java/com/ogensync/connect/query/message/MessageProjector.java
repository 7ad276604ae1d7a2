package com.ogensync.connect.query.message;

import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.event.MessageAccepted;
import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.api.message.event.MessageFailed;
import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Index;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * Projects the recipient and the status of each message, without its text. A receipt implies the earlier ones: a
 * message that was read counts as delivered and sent too, even if only the last receipt arrived.
 */
final class MessageProjector implements Projector {
    static final String POSITION = "position";
    static final String TO = "to";
    /** The address as accepted, and the one to which the message was sent if it differs. */
    static final String RECIPIENTS = "recipients";

    static final String STATUS = "status";
    static final String REASON = "reason";
    static final String ACCEPTED_AT = "accepted_at";
    static final String SENT_AT = "sent_at";
    static final String DELIVERED_AT = "delivered_at";
    static final String READ_AT = "read_at";
    static final String FAILED_AT = "failed_at";

    /** The hours, counted since 1970, in which the message reached a milestone. */
    static final String HOURS = "hours";

    static final Index NEWEST_FIRST = Index.ofAccount("-" + POSITION);
    static final Index BY_STATUS = Index.ofAccount(STATUS, "-" + POSITION);
    static final Index BY_RECIPIENT = Index.ofAccount(RECIPIENTS, "-" + POSITION);
    static final Index BY_HOUR = Index.ofAccount(HOURS);

    private final SealedDataReader sealedData;

    MessageProjector(SealedDataReader sealedData) {
        this.sealedData = sealedData;
    }

    @Override
    public String name() {
        return Messages.NAME;
    }

    @Override
    public List<Index> indexes() {
        return List.of(NEWEST_FIRST, BY_STATUS, BY_RECIPIENT, BY_HOUR);
    }

    @Override
    public boolean handles(Class<?> type) {
        return MessageEvent.class.isAssignableFrom(type);
    }

    @Override
    public boolean foldsStream(StoredEvent recorded) {
        return true;
    }

    /** Returns no id for the first event of a message, which has no document yet. */
    @Override
    public List<String> documentIds(StoredEvent recorded) {
        return recorded.sequence() == 0 ? List.of() : List.of(recorded.stream());
    }

    @Override
    public void apply(StoredEvent recorded, DocumentBatch rows) {
        var message = rows.edit(recorded.stream(), recorded);
        var event = (MessageEvent) recorded.event();
        message.putIfAbsent(DocumentBatch.ACCOUNT, recorded.account());
        message.putIfAbsent(POSITION, recorded.position());
        switch (event) {
            case MessageAccepted accepted -> to(message, accepted.to());
            case MessageSent sent when sent.address() != null -> to(message, sent.address());
            case MessageFailed failed -> message.put(REASON, failed.reason().value());
            default -> {} // Only the status changes.
        }
        var status = event.status();
        if (status != null) {
            reached(message, status, event.at());
        }
    }

    /** Sets the recipient. An erased address is null and is not added to the recipients. */
    private void to(Document message, Sealed address) {
        var to = sealedData.open(address);
        message.put(TO, to);
        if (to != null) {
            var known = message.getList(RECIPIENTS, String.class, List.of());
            message.put(
                    RECIPIENTS,
                    Stream.concat(known.stream(), Stream.of(to)).distinct().toList());
        }
    }

    private static void reached(Document message, MessageStatus status, Instant at) {
        var before = message.getString(STATUS);
        if (before == null || MessageStatus.valueOf(before).compareTo(status) < 0) {
            message.put(STATUS, status.name());
        }
        status.reached().forEach(milestone -> message.putIfAbsent(milestone.text() + "_at", Date.from(at)));
        var hours = message.getList(HOURS, Long.class);
        long hour = hourOf(at);
        if (hours == null) {
            message.put(HOURS, List.of(hour));
        } else if (!hours.contains(hour)) {
            var more = new ArrayList<>(hours);
            more.add(hour);
            message.put(HOURS, more);
        }
    }

    private static long hourOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), 3600L);
    }
}
