package com.ogensync.connect.query.projection;

import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import java.util.function.Function;

/**
 * Where it is said how queries are answered. Axon would find annotated methods by itself, but not those that answer
 * with a generic type.
 */
public interface QueryHandlers {
    /** Queries of that type are answered so. */
    <Q extends AccountQuery> void answer(Class<Q> type, Function<Q, Answer<?>> how);

    /** Queries of that type, which ask about no account in particular, are answered so. */
    <Q> void list(Class<Q> type, Function<Q, Page<?>> how);
}
