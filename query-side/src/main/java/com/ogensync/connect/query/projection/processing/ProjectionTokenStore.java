package com.ogensync.connect.query.projection.processing;

import static com.mongodb.client.model.Filters.eq;

import com.ogensync.connect.query.projection.Storage;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Stores the tokens of the projections in the same database as their documents, and flushes a batch's documents before
 * its token. The flush is here because Axon's processor registers its own commit handler, which stores the token, ahead
 * of any that a projection could register: documents written by a later one would follow the token.
 */
public final class ProjectionTokenStore extends MongoTokenStore {
    private final Storage storage;
    private final Serializer serializer;
    private final Set<String> initialized = ConcurrentHashMap.newKeySet();

    /** Stores tokens in the name of this node. */
    public ProjectionTokenStore(Storage storage, Serializer serializer, String nodeId) {
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
        ProjectionBatches.flush();
        super.storeToken(token, processorName, segment);
    }

    /**
     * Returns the segments of a processor, which asks for them at its start and when its token is missing. A token that
     * existed before and is missing now means that the database was lost. The processor then starts from the first
     * event, so the indexes are created again as well.
     */
    @Override
    public int[] fetchSegments(String processorName) {
        storage.ensureIndexes();
        int[] segments = super.fetchSegments(processorName);
        if (segments.length > 0) {
            initialized.add(processorName);
        } else if (initialized.remove(processorName)) {
            storage.recreateIndexes();
        }
        return segments;
    }

    /** Returns the segments of the projections' processor. */
    public int[] fetchSegments() {
        return fetchSegments(storage.processor());
    }

    /** Returns the stored tokens by segment, regardless of which node has claimed them. */
    public Map<Integer, TrackingToken> storedTokens() {
        var tokens = new HashMap<Integer, TrackingToken>();
        for (var row : storage.trackingTokensCollection().find(eq("processorName", storage.processor()))) {
            var token = tokenOf(row);
            if (token != null) {
                tokens.put(row.getInteger("segment"), token);
            }
        }
        return tokens;
    }

    /** Claims the tokens of all segments for this node, or none: another node may have claimed one. */
    public Map<Integer, @Nullable TrackingToken> claimAll() {
        var claimed = new HashMap<Integer, @Nullable TrackingToken>();
        try {
            for (int segment : fetchSegments()) {
                claimed.put(segment, fetchToken(storage.processor(), segment));
            }
            return claimed;
        } catch (UnableToClaimTokenException claimedElsewhere) {
            releaseAll(claimed.keySet());
            throw claimedElsewhere;
        }
    }

    /** Releases the claims of this node on these segments. */
    public void releaseAll(Collection<Integer> segments) {
        segments.forEach(segment -> releaseClaim(storage.processor(), segment));
    }

    private @Nullable TrackingToken tokenOf(Document row) {
        var data = row.get("token", Binary.class);
        return data == null
                ? null
                : serializer.deserialize(
                        new SimpleSerializedObject<>(data.getData(), byte[].class, row.getString("tokenType"), null));
    }
}
