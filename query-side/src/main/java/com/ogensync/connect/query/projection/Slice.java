package com.ogensync.connect.query.projection;

import com.mongodb.client.MongoCollection;
import org.bson.Document;

/**
 * A projector, and what is answered from its documents.
 *
 * @param answers says so when the configuration starts
 */
public record Slice(Projector projector, Answers answers) {
    /** What is answered from a projection. */
    public interface Answers {
        /** Says which questions are answered, and how. */
        void to(QueryHandlers questions, Documents documents, Freshness freshness);
    }

    /** Finds a projection's documents, one's own or another's. */
    public interface Documents {
        /** The collection of that name. */
        MongoCollection<Document> of(String name);
    }
}
