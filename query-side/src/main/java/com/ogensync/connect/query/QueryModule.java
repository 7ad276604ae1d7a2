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
import com.ogensync.connect.query.projection.CatchUpListener;
import com.ogensync.connect.query.projection.EventGaps;
import com.ogensync.connect.query.projection.EventPages;
import com.ogensync.connect.query.projection.Freshness;
import com.ogensync.connect.query.projection.ProjectionDeadLetters;
import com.ogensync.connect.query.projection.ProjectionMaintenance;
import com.ogensync.connect.query.projection.ProjectionMonitor;
import com.ogensync.connect.query.projection.ProjectionProcessors;
import com.ogensync.connect.query.projection.ProjectionRebuilds;
import com.ogensync.connect.query.projection.Projections;
import com.ogensync.connect.query.projection.QueryHandlers;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
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

/** Brings all projections, and the answers from them, into an Axon configuration. */
public final class QueryModule implements ConfigurerModule {
    private final List<Slice> slices;
    private final Projections projections;

    /** Projects into this database; nobody counts. */
    public QueryModule(MongoDatabase database, Vault vault, Clock clock, QuerySettings settings) {
        this(database, vault, clock, settings, ProjectionMonitor.NONE);
    }

    /** Projects into this database, and tells the monitor what operations want to count. */
    public QueryModule(
            MongoDatabase database, Vault vault, Clock clock, QuerySettings settings, ProjectionMonitor monitor) {
        var opener = new SealedDataReader(vault);
        this.slices = List.of(
                Balances.slice(),
                Messages.slice(opener),
                WhatsAppSessions.slice(opener, clock),
                LedgerSlice.slice(),
                AccountProfiles.slice(opener),
                Activities.slice(opener),
                UsageSlice.slice(clock));
        this.projections = new Projections(
                database,
                slices.stream().map(Slice::projector).toList(),
                monitor,
                new Projections.Pace(
                        settings.nodeId(),
                        settings.batchSize(),
                        settings.segments(),
                        settings.patience(),
                        settings.sole()));
    }

    /**
     * Fills projections that were never begun from these pages of events when the configuration starts, all of them at
     * once and before their processors, which go on from there.
     *
     * @param pageSize events in one write, about
     * @param listener hears how far it has come
     */
    public QueryModule refilledFrom(EventPages pages, int pageSize, CatchUpListener listener) {
        projections.refillFrom(pages, pageSize, listener);
        return this;
    }

    /** Lets streams of changes pass positions that stay empty, as this event store tells. */
    public QueryModule settledBy(EventGaps gaps) {
        projections.settledBy(gaps);
        return this;
    }

    /**
     * Waits, once the configuration has started, until every projection has come to where the event store is now; false
     * when patience ran out.
     *
     * @param listener hears the slowest projection's position, and the one to reach
     */
    public static boolean awaitCaughtUp(Configuration started, Duration patience, CatchUpListener listener) {
        return started.getComponent(Freshness.class).awaitCaughtUp(patience, listener);
    }

    /** What looks after the projections, of a configuration with this module. */
    public static ProjectionMaintenance upkeep(Configuration configured) {
        return configured.getComponent(ProjectionMaintenance.class);
    }

    /** The events that could not be projected, of a configuration with this module. */
    public static ProjectionDeadLetters letters(Configuration configured) {
        return configured.getComponent(ProjectionDeadLetters.class);
    }

    /** What reads for the projections, of a configuration with this module. */
    public static ProjectionProcessors readers(Configuration configured) {
        return configured.getComponent(ProjectionProcessors.class);
    }

    /** What makes projections anew, of a configuration with this module. */
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
        var questions = new QueryHandlers() {
            @Override
            public <Q extends AccountQuery> void answer(Class<Q> type, Function<Q, Answer<?>> how) {
                bus.subscribe(type.getName(), Answer.class, query -> how.apply(type.cast(query.getPayload())));
            }

            @Override
            public <Q> void list(Class<Q> type, Function<Q, Page<?>> how) {
                bus.subscribe(type.getName(), Page.class, query -> how.apply(type.cast(query.getPayload())));
            }
        };
        slices.forEach(slice -> slice.answers().to(questions, projections::collection, freshness));
    }
}
