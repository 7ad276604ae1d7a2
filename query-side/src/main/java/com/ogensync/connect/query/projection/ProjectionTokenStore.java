package com.ogensync.connect.query.projection;

import static com.mongodb.client.model.Filters.eq;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of all projections, beside their documents. A processor stores its token before any handler of ours could
 * write at commit, so the documents of its batch are written here, just before the token.
 */
final class ProjectionTokenStore extends MongoTokenStore {
    private final Storage storage;
    private final Serializer serializer;
    private final Set<String> begun = ConcurrentHashMap.newKeySet();

    ProjectionTokenStore(Storage storage, Serializer serializer, String nodeId) {
        super(MongoTokenStore.builder()
                .mongoTemplate(storage)
                .serializer(serializer)
                .nodeId(nodeId)
                .ensureIndexes(false));
        this.storage = storage;
        this.serializer = serializer;
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        ProjectionBatches.flush(processorName);
        super.storeToken(token, processorName, segment);
    }

    /**
     * What a processor asks first, and again when its token is lost. A token that was there and is gone means that the
     * whole database was lost: the processor fills it anew, and the indexes have to come back as well.
     */
    @Override
    public int[] fetchSegments(String processorName) {
        storage.ensureIndexes();
        int[] segments = super.fetchSegments(processorName);
        if (segments.length > 0) {
            begun.add(processorName);
        } else if (begun.remove(processorName)) {
            storage.ensureIndexesAgain();
        }
        return segments;
    }

    /** Every segment's token as it is stored, whoever owns it. */
    Map<Integer, TrackingToken> stored(String processorName) {
        var tokens = new HashMap<Integer, TrackingToken>();
        for (var row : storage.trackingTokensCollection().find(eq("processorName", processorName))) {
            var token = read(row);
            if (token != null) {
                tokens.put(row.getInteger("segment"), token);
            }
        }
        return tokens;
    }

    private @Nullable TrackingToken read(Document row) {
        var data = row.get("token", Binary.class);
        return data == null
                ? null
                : serializer.deserialize(
                        new SimpleSerializedObject<>(data.getData(), byte[].class, row.getString("tokenType"), null));
    }
}
