package com.ogensync.connect.query.projection;

import com.mongodb.client.MongoCollection;
import com.ogensync.connect.query.projection.freshness.Freshness;
import org.bson.Document;

/**
 * A projector with its query handlers.
 *
 * @param queries registers the query handlers when the configuration starts
 */
public record Slice(Projector projector, Queries queries) {
    /** Registers the query handlers of a projection. */
    public interface Queries {
        /** Registers the handlers. */
        void register(QueryHandlers handlers, Documents documents, Freshness freshness);
    }

    /** Finds the collections of projections; a query may read several of them. */
    public interface Documents {
        /** Returns the collection of that name. */
        MongoCollection<Document> of(String name);
    }
}
