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
 * Projects the hours in which a message of an account changed its status, one document each. An event only sets the
 * {@code mark} of its hour to its global index and counts nothing, so that a repeated event is harmless.
 * {@link UsageHours} counts the messages of an hour on demand and caches the counts until the mark changes.
 */
final class UsageProjector implements Projector {
    static final String HOUR = "hour";

    /** The global index of the last event in the hour. */
    static final String MARK = "mark";

    /** The mark for which the cached counts are valid. */
    static final String FOLDED = "folded";

    static final Index BY_HOUR = Index.ofAccount(HOUR);

    @Override
    public String name() {
        return UsageSlice.NAME;
    }

    @Override
    public List<Index> indexes() {
        return List.of(BY_HOUR);
    }

    @Override
    public boolean handles(Class<?> type) {
        return MessageEvent.STATUSES.containsKey(type);
    }

    @Override
    public List<String> documentIds(StoredEvent recorded) {
        return List.of();
    }

    @Override
    public void apply(StoredEvent recorded, DocumentBatch rows) {
        long hour = Hours.of(recorded.event().at());
        rows.put(
                recorded.account() + ":" + hour,
                combine(
                        set(MARK, recorded.position()),
                        setOnInsert(DocumentBatch.ACCOUNT, recorded.account()),
                        setOnInsert(HOUR, hour)));
    }
}
