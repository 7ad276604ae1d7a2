package com.ogensync.connect.command;

import com.ogensync.connect.api.Command;
import com.ogensync.connect.runtime.aggregate.CachedAggregates;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** The configuration of this module's aggregates: routing by the command's target. */
public final class EventSourced {

    /** Resolves the aggregate from {@link Command#target}, without reflection. */
    public static final CommandTargetResolver BY_TARGET =
            message -> new VersionedAggregateIdentifier(((Command) message.getPayload()).target(), null);

    private EventSourced() {}

    /** Returns the configuration of an aggregate type. */
    public static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
        return CachedAggregates.of(type).configureCommandTargetResolver(_ -> BY_TARGET);
    }
}
