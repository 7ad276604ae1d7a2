package com.ogensync.connect.query.projection;

import org.bson.Document;

/**
 * An index that a query needs. Queries name it as their hint, so that MongoDB itself refuses a query without it.
 *
 * @param key its fields, 1 ascending, -1 descending
 */
public record Index(Document key) {
    /** An account's documents, then these fields, each ascending unless it starts with a minus. */
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
