package com.ogensync.connect.query;

import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.api.query.Page;
import com.ogensync.connect.query.account.AccountProfiles;
import com.ogensync.connect.query.activity.Activities;
import com.ogensync.connect.query.balance.Balances;
import com.ogensync.connect.query.ledger.LedgerSlice;
import com.ogensync.connect.query.message.Messages;
import com.ogensync.connect.query.projection.Projections;
import com.ogensync.connect.query.projection.QueryHandlers;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.deadletter.ProjectionDeadLetters;
import com.ogensync.connect.query.projection.freshness.CatchUpListener;
import com.ogensync.connect.query.projection.freshness.EventGaps;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import com.ogensync.connect.query.projection.processing.ProjectionProcessors;
import com.ogensync.connect.query.projection.rebuild.EventPages;
import com.ogensync.connect.query.projection.rebuild.ProjectionMaintenance;
import com.ogensync.connect.query.projection.rebuild.ProjectionRebuilds;
import com.ogensync.connect.query.session.WhatsAppSessions;
import com.ogensync.connect.query.usage.UsageSlice;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;

/** Registers all projections and their query handlers in an Axon configuration. */
public final class QueryModule implements ConfigurerModule {
    private final List<Slice> slices;
    private final Projections projections;

    /** Creates the module with its projections in this database, without metrics. */
    public QueryModule(MongoDatabase database, Vault vault, Clock clock, QuerySettings settings) {
        this(database, vault, clock, settings, ProjectionMonitor.NONE);
    }

    /**
     * Creates the module with its projections in this database.
     *
     * @param monitor receives events for metrics
     */
    public QueryModule(
            MongoDatabase database, Vault vault, Clock clock, QuerySettings settings, ProjectionMonitor monitor) {
        var sealedData = new SealedDataReader(vault);
        this.slices = List.of(
                Balances.slice(),
                Messages.slice(sealedData),
                WhatsAppSessions.slice(sealedData, clock),
                LedgerSlice.slice(),
                AccountProfiles.slice(sealedData),
                Activities.slice(sealedData),
                UsageSlice.slice(clock));
        this.projections = new Projections(
                database,
                slices.stream().map(Slice::projector).toList(),
                monitor,
                new Projections.ProcessorSettings(
                        settings.nodeId(),
                        settings.batchSize(),
                        settings.segments(),
                        settings.freshnessTimeout(),
                        settings.exclusive()));
    }

    /**
     * Fills empty projections from these pages of events when the configuration starts. All are filled from one
     * reading, before their processors start from the position that it has reached.
     *
     * @param pageSize the approximate number of events in one write
     * @param listener receives the position of the bulk load
     */
    public QueryModule refilledFrom(EventPages pages, int pageSize, CatchUpListener listener) {
        projections.bulkLoadFrom(pages, pageSize, listener);
        return this;
    }

    /** Uses this to find permanent gaps, so that streams of changes do not wait for positions that are never filled. */
    public QueryModule settledBy(EventGaps gaps) {
        projections.findGapsWith(gaps);
        return this;
    }

    /**
     * Waits until every projection of a started configuration has reached the present head of the event store. Returns
     * false after the timeout.
     *
     * @param listener receives the slowest projection's position and the position to reach
     */
    public static boolean awaitCaughtUp(Configuration started, Duration timeout, CatchUpListener listener) {
        return started.getComponent(Freshness.class).awaitCaughtUp(timeout, listener);
    }

    /** Returns the operations on the projections, of a configuration with this module. */
    public static ProjectionMaintenance upkeep(Configuration configured) {
        return configured.getComponent(ProjectionMaintenance.class);
    }

    /** Returns the dead letters of the projections, of a configuration with this module. */
    public static ProjectionDeadLetters letters(Configuration configured) {
        return configured.getComponent(ProjectionDeadLetters.class);
    }

    /** Returns the event processors of the projections, of a configuration with this module. */
    public static ProjectionProcessors readers(Configuration configured) {
        return configured.getComponent(ProjectionProcessors.class);
    }

    /** Returns the rebuilds of projections, of a configuration with this module. */
    public static ProjectionRebuilds replays(Configuration configured) {
        return configured.getComponent(ProjectionRebuilds.class);
    }

    @Override
    public void configureModule(Configurer configurer) {
        projections.configure(configurer);
        configurer.onInitialize(
                config -> config.onStart(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, () -> subscribe(config)));
    }

    private void subscribe(Configuration config) {
        var bus = config.queryBus();
        var freshness = config.getComponent(Freshness.class);
        var handlers = new QueryHandlers() {
            @Override
            public <Q extends AccountQuery> void answer(Class<Q> type, Function<Q, Answer<?>> handler) {
                bus.subscribe(type.getName(), Answer.class, query -> handler.apply(type.cast(query.getPayload())));
            }

            @Override
            public <Q> void list(Class<Q> type, Function<Q, Page<?>> handler) {
                bus.subscribe(type.getName(), Page.class, query -> handler.apply(type.cast(query.getPayload())));
            }
        };
        slices.forEach(slice -> slice.queries().register(handlers, projections::collection, freshness));
    }
}
