package com.ogensync.connect.query.projection.deadletter;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Sorts;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.query.projection.Storage;
import com.ogensync.connect.runtime.event.AccountSequencingPolicy;
import com.ogensync.connect.runtime.event.StoredDeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.config.EventProcessingConfiguration;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The dead letters of all projections: events that could not be projected, with all later events of the same account in
 * that projection. Operators can list, retry and discard them.
 */
public final class ProjectionDeadLetters {
    private static final String INDEX = "index";

    private final Storage storage;
    private final List<String> groups;
    private final Supplier<EventProcessingConfiguration> processing;

    /** Reads the dead letters of the projections of this storage. */
    public ProjectionDeadLetters(Storage storage, Supplier<EventProcessingConfiguration> processing) {
        this.storage = storage;
        this.groups = storage.projectors().stream().map(Projector::group).toList();
        this.processing = processing;
    }

    /** Returns the oldest dead letters of all projections. */
    public List<StoredDeadLetter> list(int limit) {
        return collection()
                .find(in(Storage.LETTER_GROUP, groups))
                .sort(Sorts.ascending("_id"))
                .limit(limit)
                .into(new ArrayList<>())
                .stream()
                .map(this::letter)
                .toList();
    }

    /** Returns the dead letter with that id. */
    public Optional<StoredDeadLetter> find(String id) {
        return ObjectId.isValid(id)
                ? Optional.ofNullable(collection().find(eq(new ObjectId(id))).first())
                        .map(this::letter)
                : Optional.empty();
    }

    /** Projects the letter's sequence again, in order. Returns whether all of its events succeeded. */
    public boolean retry(StoredDeadLetter letter) {
        var order = new AccountSequencingPolicy();
        return processing
                .get()
                .sequencedDeadLetterProcessor(letter.group())
                .orElseThrow()
                .process(waiting -> isOf(letter, order.getSequenceIdentifierFor(waiting.message())));
    }

    private static boolean isOf(StoredDeadLetter letter, @Nullable Object sequence) {
        return letter.sequence().equals(String.valueOf(sequence));
    }

    /** Deletes a dead letter without projecting its event. */
    public void discard(StoredDeadLetter letter) {
        collection().deleteOne(eq(new ObjectId(letter.id())));
    }

    private MongoCollection<Document> collection() {
        return storage.deadLetterCollection();
    }

    private StoredDeadLetter letter(Document row) {
        var group = row.getString(Storage.LETTER_GROUP);
        var sequence = row.getString(Storage.LETTER_SEQUENCE);
        var earlier = and(
                eq(Storage.LETTER_GROUP, group), eq(Storage.LETTER_SEQUENCE, sequence), lt(INDEX, row.getLong(INDEX)));
        var message = row.get("message", Document.class);
        return new StoredDeadLetter(
                row.getObjectId("_id").toHexString(),
                group,
                sequence,
                collection().countDocuments(earlier, new CountOptions().limit(1)) == 0,
                message.getString("payloadType"),
                message.getString("aggregateIdentifier"),
                number(message, "sequenceNumber"),
                moment(row.get("enqueuedAt", Document.class)),
                row.getString("causeType"),
                row.getString("causeMessage"),
                text(message.get("serializedPayload")));
    }

    private static Instant moment(Document stored) {
        return Instant.ofEpochSecond(number(stored, "seconds"), number(stored, "nanoseconds"));
    }

    private static long number(Document row, String field) {
        return row.get(field) instanceof Number number ? number.longValue() : 0;
    }

    private static String text(@Nullable Object payload) {
        return switch (Objects.requireNonNullElse(payload, "")) {
            case Binary binary -> new String(binary.getData(), StandardCharsets.UTF_8);
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
            case Object other -> other.toString();
        };
    }
}
