package com.ogensync.connect.query.message;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.api.message.FailureReason;
import com.ogensync.connect.api.message.MessageId;
import com.ogensync.connect.api.message.MessageStatus;
import com.ogensync.connect.api.message.query.FindMessage;
import com.ogensync.connect.api.message.query.ListMessages;
import com.ogensync.connect.api.message.query.MessageView;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.query.projection.DocumentBatch;
import com.ogensync.connect.query.projection.Index;
import com.ogensync.connect.query.projection.Pages;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.freshness.Freshness;
import java.time.Instant;
import java.util.ArrayList;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The projection of messages and its queries. */
public final class Messages {
    /** The name of the collection. */
    public static final String NAME = "messages";

    /** The field with the hours, counted since 1970, in which a message reached a milestone. */
    public static final String HOURS = MessageProjector.HOURS;

    /** The index on an account's messages by those hours. */
    public static final Index BY_HOUR = MessageProjector.BY_HOUR;

    private final MongoCollection<Document> messages;
    private final Freshness freshness;

    private Messages(MongoCollection<Document> messages, Freshness freshness) {
        this.messages = messages;
        this.freshness = freshness;
    }

    /** Returns the projection of messages, with the queries FindMessage and ListMessages. */
    public static Slice slice(SealedDataReader sealedData) {
        return new Slice(
                new MessageProjector(sealedData),
                (handlers, storage, freshness) -> {
                    var messages = new Messages(storage.collection(NAME), freshness);
                    handlers.answer(FindMessage.class, messages::handle);
                    handlers.answer(ListMessages.class, messages::handle);
                },
                (documents, account, fold) -> MessageProjector.BY_STATUS
                        .counts(documents, account, MessageProjector.STATUS)
                        .equals(fold.messages()));
    }

    Answer<MessageView> handle(FindMessage query) {
        var id = new MessageId(query.accountId(), query.messageId()).value();
        return freshness.answer(query, () -> {
            var message = messages.find(eq(id)).first();
            return message == null ? null : view(message);
        });
    }

    Answer<Page<MessageView>> handle(ListMessages query) {
        return freshness.answer(
                query,
                () -> Pages.newestFirst(messages, indexFor(query), filter(query), query.limit(), Messages::view));
    }

    private static Index indexFor(ListMessages query) {
        if (query.to() != null) {
            return MessageProjector.BY_RECIPIENT;
        }
        return query.status() == null ? MessageProjector.NEWEST_FIRST : MessageProjector.BY_STATUS;
    }

    private static Bson filter(ListMessages query) {
        var conditions = new ArrayList<Bson>();
        conditions.add(eq(DocumentBatch.ACCOUNT, query.accountId().uuid().toString()));
        if (query.to() != null) {
            conditions.add(eq(MessageProjector.RECIPIENTS, query.to()));
        }
        if (query.status() != null) {
            conditions.add(eq(MessageProjector.STATUS, query.status().name()));
        }
        if (query.before() != null) {
            conditions.add(lt(MessageProjector.POSITION, query.before()));
        }
        return and(conditions);
    }

    private static MessageView view(Document message) {
        var reason = message.getString(MessageProjector.REASON);
        return new MessageView(
                MessageId.parse(message.getString("_id")).whatsAppId(),
                message.getString(MessageProjector.TO),
                MessageStatus.valueOf(message.getString(MessageProjector.STATUS)),
                reason == null ? null : new FailureReason(reason),
                message.getDate(MessageProjector.ACCEPTED_AT).toInstant(),
                instant(message, MessageProjector.SENT_AT),
                instant(message, MessageProjector.DELIVERED_AT),
                instant(message, MessageProjector.READ_AT),
                instant(message, MessageProjector.FAILED_AT));
    }

    private static @Nullable Instant instant(Document message, String field) {
        var date = message.getDate(field);
        return date == null ? null : date.toInstant();
    }
}
