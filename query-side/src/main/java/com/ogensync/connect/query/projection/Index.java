package com.ogensync.connect.query.projection;

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
}
