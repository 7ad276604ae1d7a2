package com.ogensync.connect.query;

import com.mongodb.client.MongoDatabase;
import com.ogensync.connect.api.Vault;
import com.ogensync.connect.query.projection.QueryHandlers;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.freshness.CatchUpListener;
import com.ogensync.connect.query.projection.freshness.EventGaps;
import com.ogensync.connect.query.projection.freshness.Freshness;
import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import com.ogensync.connect.query.projection.processing.ProjectionTokenStore;
import com.ogensync.connect.query.projection.rebuild.BulkLoad;
import com.ogensync.connect.query.projection.rebuild.EventPageReader;
import com.ogensync.connect.query.projection.rebuild.EventPages;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.lifecycle.Phase;

/** Registers all projections and their query handlers in an Axon configuration. */
public final class QueryModule implements ConfigurerModule {
    private static final int BEFORE_PROCESSORS = Phase.INBOUND_EVENT_CONNECTORS - 1;

    private final List<Slice> slices;
    private final Projections projections;
    private final EventPages pages;
    private final QuerySettings settings;
    private EventGaps gaps = EventGaps.UNKNOWN;
    private int bulkPageSize;
    private CatchUpListener bulkListener = (_, _) -> {};

    /**
     * Creates the module with its projections in this database.
     *
     * @param pages the stored events, from which projections are filled and rebuilt
     * @param monitor receives events for metrics
     */
    public QueryModule(
            MongoDatabase database,
            EventPages pages,
            Vault vault,
            Clock clock,
            QuerySettings settings,
            ProjectionMonitor monitor) {
        this.slices = Slices.all(new SealedDataReader(vault), clock);
        this.projections = new Projections(database, slices, monitor, settings);
        this.pages = pages;
        this.settings = settings;
    }

    /**
     * Fills empty projections in bulk when the configuration starts. All are filled from one reading, before their
     * processor starts from the position that it has reached.
     *
     * @param pageSize the approximate number of events in one write
     * @param listener receives the position of the bulk load
     */
    public QueryModule bulkLoadOnStart(int pageSize, CatchUpListener listener) {
        bulkPageSize = pageSize;
        bulkListener = listener;
        return this;
    }

    /** Uses this to find permanent gaps, so that streams of changes do not wait for positions that are never filled. */
    public QueryModule detectGapsWith(EventGaps gaps) {
        this.gaps = gaps;
        return this;
    }

    /**
     * Waits until the projections of a started configuration have reached the present head of the event store. Returns
     * false after the timeout.
     *
     * @param listener receives the position of the projections and the position to reach
     */
    public static boolean awaitCaughtUp(Configuration started, Duration timeout, CatchUpListener listener) {
        return started.getComponent(Freshness.class).awaitCaughtUp(timeout, listener);
    }

    @Override
    public void configureModule(Configurer configurer) {
        projections.configure(configurer, pages, gaps);
        configurer.onInitialize(config -> {
            config.onStart(BEFORE_PROCESSORS, () -> bulkLoad(config));
            config.onStart(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, () -> subscribe(config));
        });
    }

    private void bulkLoad(Configuration config) {
        if (bulkPageSize > 0) {
            new BulkLoad(
                            new EventPageReader(pages, bulkPageSize),
                            config.getComponent(ProjectionTokenStore.class),
                            settings.segments(),
                            config.eventStore(),
                            bulkListener)
                    .run(projections.storage(), projector -> projections.writer(config, projector));
        }
    }

    private void subscribe(Configuration config) {
        var handlers = new QueryHandlers(config.queryBus());
        var freshness = config.getComponent(Freshness.class);
        slices.forEach(slice -> slice.queries().register(handlers, projections.storage(), freshness));
    }
}
