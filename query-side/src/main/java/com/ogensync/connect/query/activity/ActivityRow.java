package com.ogensync.connect.query.activity;

import com.ogensync.connect.api.Instants;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.query.ActivityType;
import com.ogensync.connect.api.query.ActivityView;
import java.util.Date;
import java.util.LinkedHashMap;
import org.bson.Document;

/** Reads an activity from its document. */
final class ActivityRow {
    private static final String MESSAGE = "message:";

    private ActivityRow() {}

    static ActivityView view(Document row) {
        var type = ActivityType.valueOf(row.getString(ActivityProjector.TYPE));
        var to = row.getString(ActivityProjector.TO);
        var stored = row.get(ActivityProjector.DETAILS, Document.class);
        var details = new LinkedHashMap<String, Object>();
        var stream = row.getString("_id");
        if (stream.startsWith(MESSAGE)) {
            details.put("messageId", MessageId.parse(stream).whatsAppId().value());
            if (to != null) {
                details.put("to", to);
            }
        }
        stored.forEach(
                (name, value) -> details.put(name, value instanceof Date at ? Instants.text(at.toInstant()) : value));
        return new ActivityView(
                idOf(stream),
                type,
                Sentences.describe(type, to, stored),
                row.getDate(ActivityProjector.AT).toInstant(),
                details,
                row.getLong(ActivityProjector.CHANGED));
    }

    /** A message's own id; else the kind of stream and the place in it: {@code account-3}. */
    private static String idOf(String row) {
        return row.startsWith(MESSAGE)
                ? MessageId.parse(row).whatsAppId().value()
                : row.substring(0, row.indexOf(':')) + "-" + row.substring(row.lastIndexOf(':') + 1);
    }
}
