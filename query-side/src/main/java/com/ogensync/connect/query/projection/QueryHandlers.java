package com.ogensync.connect.query.projection;

import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import java.util.function.Function;

/**
 * Registers query handlers. Axon's annotated handlers are not used, because they do not match queries whose response
 * type is generic.
 */
public interface QueryHandlers {
    /** Registers the handler of a query about one account. */
    <Q extends AccountQuery> void answer(Class<Q> type, Function<Q, Answer<?>> handler);

    /** Registers the handler of a query that is not limited to one account. */
    <Q> void list(Class<Q> type, Function<Q, Page<?>> handler);
}
