package com.ogensync.connect.query.activity;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.Sealed;
import com.ogensync.connect.api.activity.query.ActivityType;
import com.ogensync.connect.api.activity.query.ActivityView;
import com.ogensync.connect.api.inbox.InboxId;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.content.MessageKind;
import com.ogensync.connect.api.message.content.SealedContent;
import com.ogensync.connect.query.projection.SealedDataReader;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Converts a document to an activity. */
final class ActivityDocument {
    private static final String MESSAGE = "message:";
    private static final String INBOX = "inbox:";

    private ActivityDocument() {}

    static ActivityView view(Document row, SealedDataReader sealedData) {
        var type = ActivityType.valueOf(row.getString(ActivityProjector.TYPE));
        var to = row.getString(ActivityProjector.TO);
        var stored = row.get(ActivityProjector.DETAILS, Document.class);
        var details = new LinkedHashMap<String, Object>();
        var stream = row.getString("_id");
        var from = row.getString(ActivityProjector.FROM);
        if (stream.startsWith(MESSAGE)) {
            details.put("messageId", idOf(stream));
            putIfKnown(details, "to", to);
        } else if (stream.startsWith(INBOX)) {
            details.put("messageId", idOf(stream));
            putIfKnown(details, "from", from);
            putIfKnown(details, "text", text(row.get(ActivityProjector.CONTENT, Document.class), sealedData));
        }
        stored.forEach(
                (name, value) -> details.put(name, value instanceof Date at ? Instants.text(at.toInstant()) : value));
        return new ActivityView(
                idOf(stream),
                type,
                Sentences.describe(type, stream.startsWith(INBOX) ? from : to, stored),
                row.getDate(ActivityProjector.AT).toInstant(),
                details,
                row.getLong(ActivityProjector.CHANGED));
    }

    private static void putIfKnown(Map<String, Object> details, String name, @Nullable String text) {
        if (text != null) {
            details.put(name, text);
        }
    }

    private static @Nullable String text(Document stored, SealedDataReader sealedData) {
        var content = sealedData.open(new SealedContent(
                new MessageKind(stored.getString("kind")),
                stored.getInteger("form"),
                new Sealed(stored.getString("keyId"), stored.getString("box")),
                null,
                List.of()));
        return content == null ? null : content.text();
    }

    /** Returns the message id, or else the kind of stream and the sequence number: {@code account-3}. */
    private static String idOf(String row) {
        if (row.startsWith(INBOX)) {
            return InboxId.parse(row).whatsAppId().value();
        }
        return row.startsWith(MESSAGE)
                ? MessageId.parse(row).whatsAppId().value()
                : row.substring(0, row.indexOf(':')) + "-" + row.substring(row.lastIndexOf(':') + 1);
    }
}
