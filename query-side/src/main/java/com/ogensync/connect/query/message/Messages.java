package com.ogensync.connect.query.message;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.api.message.query.FindMessage;
import com.ogensync.connect.api.message.query.ListMessages;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Index;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/** Creates the slice of messages. */
public final class Messages {
    /** The name of the collection. */
    public static final String NAME = "messages";

    /** The field with the hours, counted since 1970, in which a message reached a milestone. */
    public static final String HOURS = MessageProjector.HOURS;

    /** The index on an account's messages by those hours. */
    public static final Index BY_HOUR = MessageProjector.BY_HOUR;

    private Messages() {}

    /** Counts an account's messages by the name of their status. */
    public static Map<String, Long> byStatus(MongoCollection<Document> messages, AccountId account) {
        var counts = new HashMap<String, Long>();
        messages.find(Filters.eq(DocumentBatch.ACCOUNT, account.uuid().toString()))
                .hint(MessageProjector.BY_STATUS.key())
                .projection(Projections.fields(Projections.include(MessageProjector.STATUS), Projections.excludeId()))
                .forEach(row ->
                        counts.merge(String.valueOf(row.getString(MessageProjector.STATUS)), 1L, Math::addExact));
        return counts;
    }

    /** Returns the projector and the query handlers of FindMessage and ListMessages. */
    public static Slice slice(SealedDataReader sealedData) {
        var projector = new MessageProjector(sealedData);
        return new Slice(projector, (handlers, documents, freshness) -> {
            var queries = new MessageQueries(documents.of(NAME), freshness);
            handlers.answer(FindMessage.class, queries::handle);
            handlers.answer(ListMessages.class, queries::handle);
        });
    }
}
