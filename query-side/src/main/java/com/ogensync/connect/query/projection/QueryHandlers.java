package com.ogensync.connect.query.projection;

import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import java.util.function.Function;
import org.axonframework.queryhandling.QueryBus;

/**
 * Registers query handlers. Axon's annotated handlers are not used, because they do not match queries whose response
 * type is generic.
 */
public record QueryHandlers(QueryBus bus) {
    /** Registers the handler of a query about one account. */
    public <Q extends AccountQuery> void answer(Class<Q> type, Function<Q, Answer<?>> handler) {
        bus.subscribe(type.getName(), Answer.class, query -> handler.apply(type.cast(query.getPayload())));
    }

    /** Registers the handler of a query that is not limited to one account. */
    public <Q> void list(Class<Q> type, Function<Q, Page<?>> handler) {
        bus.subscribe(type.getName(), Page.class, query -> handler.apply(type.cast(query.getPayload())));
    }
}
