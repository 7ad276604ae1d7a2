package com.ogensync.connect.query.projection;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.ogensync.connect.api.account.AccountId;
import java.util.HashMap;
import java.util.Map;
import org.bson.Document;

/**
 * An index of a projection's collection. Queries pass it to MongoDB as a hint, so MongoDB rejects a query whose index
 * is missing.
 *
 * @param key the indexed fields: 1 ascending, -1 descending
 */
public record Index(Document key) {
    /** Returns an index on the account and these fields; a leading minus sorts a field in descending order. */
    public static Index ofAccount(String... fields) {
        var key = new Document(DocumentBatch.ACCOUNT, 1);
        for (var field : fields) {
            if (field.startsWith("-")) {
                key.append(field.substring(1), -1);
            } else {
                key.append(field, 1);
            }
        }
        return new Index(key);
    }

    /** Counts an account's documents by the text in a field, with this index; values without documents are absent. */
    public Map<String, Long> counts(MongoCollection<Document> documents, AccountId account, String field) {
        var counts = new HashMap<String, Long>();
        documents
                .find(Filters.eq(DocumentBatch.ACCOUNT, account.uuid().toString()))
                .hint(key)
                .projection(Projections.fields(Projections.include(field), Projections.excludeId()))
                .forEach(row -> counts.merge(String.valueOf(row.getString(field)), 1L, Math::addExact));
        return counts;
    }
}
