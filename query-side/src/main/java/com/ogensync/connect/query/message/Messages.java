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

/** Brings messages into an application. */
public final class Messages {
    /** The collection. */
    public static final String NAME = "messages";

    /** The field with the hours in which anything happened to a message, counted since 1970. */
    public static final String HOURS = MessageProjector.HOURS;

    /** Finds an account's messages by those hours. */
    public static final Index BY_HOUR = MessageProjector.BY_HOUR;

    private Messages() {}

    /** How many messages an account has in each status, by its name. */
    public static Map<String, Long> byStatus(MongoCollection<Document> messages, AccountId account) {
        var counts = new HashMap<String, Long>();
        messages.find(Filters.eq(DocumentBatch.ACCOUNT, account.uuid().toString()))
                .hint(MessageProjector.BY_STATUS.key())
                .projection(Projections.fields(Projections.include(MessageProjector.STATUS), Projections.excludeId()))
                .forEach(row ->
                        counts.merge(String.valueOf(row.getString(MessageProjector.STATUS)), 1L, Math::addExact));
        return counts;
    }

    /** The projector, and what answers FindMessage and ListMessages. */
    public static Slice slice(SealedDataReader opener) {
        var projector = new MessageProjector(opener);
        return new Slice(projector, (questions, documents, freshness) -> {
            var queries = new MessageQueries(documents.of(NAME), freshness);
            questions.answer(FindMessage.class, queries::handle);
            questions.answer(ListMessages.class, queries::handle);
        });
    }
}
