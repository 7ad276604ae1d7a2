package com.ogensync.connect.query.usage;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.ogensync.connect.api.message.event.MessageEvent;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Index;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.List;

/**
 * One document for each hour of an account in which anything happened to its messages. Nothing is added up here: events
 * only mark their hour as changed. Whoever asks counts what is marked, from the messages themselves, and keeps the
 * count of an hour that is over until it is marked again.
 */
final class UsageProjector implements Projector {
    static final String HOUR = "hour";

    /** The position of the event that changed the hour last. */
    static final String MARK = "mark";

    /** The mark that the kept counts belong to. */
    static final String FOLDED = "folded";

    static final Index BY_HOUR = Index.ofAccount(HOUR);

    @Override
    public String name() {
        return "usage_hours";
    }

    @Override
    public List<Index> indexes() {
        return List.of(BY_HOUR);
    }

    @Override
    public boolean sees(Class<?> type) {
        return MessageEvent.class.isAssignableFrom(type);
    }

    @Override
    public boolean follows(StoredEvent recorded) {
        return false;
    }

    @Override
    public List<String> reads(StoredEvent recorded) {
        return List.of();
    }

    @Override
    public void on(StoredEvent recorded, DocumentBatch rows) {
        long hour = Hours.of(recorded.event().at());
        rows.put(
                recorded.account() + ":" + hour,
                combine(
                        set(MARK, recorded.position()),
                        setOnInsert(DocumentBatch.ACCOUNT, recorded.account()),
                        setOnInsert(HOUR, hour)));
    }
}
