package com.ogensync.connect.query;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.query.AccountQuery;
import com.ogensync.connect.api.query.Answer;
import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import com.ogensync.connect.query.projection.processing.ProjectionMonitor;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.serialization.Serializer;
import org.bson.BsonDocument;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The complete query side on an in-process server of MongoDB's protocol, with an event store in memory. */
final class World implements AutoCloseable, CommandListener, ProjectionMonitor {
    /** The names of all projections, sorted. */
    static final List<String> COLLECTIONS =
            Slices.all(new SealedDataReader(new FakeVault()), Clock.systemUTC()).stream()
                    .map(Slice::name)
                    .sorted()
                    .toList();

    private static final Serializer EVENTS = EventOnlySerializer.serializer();

    final FakeVault vault = new FakeVault();
    final List<BsonDocument> commands = new CopyOnWriteArrayList<>();
    final List<String> gaps = new CopyOnWriteArrayList<>();
    final List<String> parked = new CopyOnWriteArrayList<>();
    final List<Long> bulkLoadPositions = new CopyOnWriteArrayList<>();
    /** The number of pages after which reading fails once; negative for never. */
    final AtomicInteger pagesUntilFailure = new AtomicInteger(-1);

    final Serializer events = EVENTS;
    final MongoDatabase database;
    final Configuration configuration;
    final FailingDatabase failing = new FailingDatabase();
    final EventHidingEngine engine;
    private final MongoServer server = new MongoServer(new MemoryBackend());
    private final MongoClient client;
    private final Map<String, Long> sequences;
    private final EmbeddedEventStore store;
    private long position = -1;

    World() {
        this(1000, 1);
    }

    World(int batchSize, int segments) {
        this(batchSize, segments, Duration.ofSeconds(20));
    }

    World(int batchSize, int segments, Duration freshnessTimeout) {
        this(batchSize, segments, freshnessTimeout, new EventHidingEngine(), new HashMap<>(), 0);
    }

    private World(
            int batchSize,
            int segments,
            Duration freshnessTimeout,
            EventHidingEngine engine,
            Map<String, Long> sequences,
            int bulkPage) {
        this.engine = engine;
        this.sequences = sequences;
        var address = server.bind();
        client = MongoClients.create(MongoClientSettings.builder()
                .applyToClusterSettings(cluster -> cluster.hosts(List.of(new ServerAddress(address)))
                        .serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .retryWrites(false)
                .addCommandListener(this)
                .build());
        database = client.getDatabase("test");
        var clock = Clock.fixed(Story.START.plus(Duration.ofDays(30)), ZoneOffset.UTC);
        var settings = new QuerySettings("node-1", batchSize, segments, freshnessTimeout, false);
        store = new ShortPollingEventStore(
                EmbeddedEventStore.builder().storageEngine(engine).fetchDelay(50));
        var configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> AxonSerializer.serializer())
                .configureEventSerializer(_ -> events)
                .configureEventStore(_ -> store);
        var module = new QueryModule(failing.before(database), this::page, vault, clock, settings, this);
        if (bulkPage > 0) {
            module.bulkLoadOnStart(bulkPage, (position, _) -> bulkLoadPositions.add(position));
        }
        module.configureModule(configurer);
        configuration = configurer.buildConfiguration();
    }

    /** Creates a query side with the same events and an empty database. */
    World reprojected(int batchSize, int segments) {
        return reprojected(batchSize, segments, 0);
    }

    /** Creates a query side with the same events and an empty database, filled by bulk load with this page size. */
    World bulkLoaded(int page, int segments) {
        return reprojected(1000, segments, page);
    }

    private World reprojected(int batchSize, int segments, int bulkPage) {
        var other = new World(batchSize, segments, Duration.ofSeconds(20), engine, sequences, bulkPage);
        other.position = position;
        return other;
    }

    private List<? extends TrackedEventMessage<?>> page(@Nullable TrackingToken after, int limit) {
        if (pagesUntilFailure.getAndUpdate(left -> left - 1) == 0) {
            throw new IllegalStateException("The events are unavailable");
        }
        return engine.readEvents(after, false).limit(limit).toList();
    }

    World start() {
        configuration.start();
        return this;
    }

    World given(Event... events) {
        return given(List.of(events));
    }

    World given(List<Event> events) {
        var messages = new ArrayList<GenericDomainEventMessage<?>>();
        events.forEach(event -> {
            var stream = Streams.of(event);
            messages.add(new GenericDomainEventMessage<>("test", stream, next(stream), event));
        });
        messages.forEach(message -> store.publish(message));
        position += events.size();
        return this;
    }

    long next(String stream) {
        return sequences.merge(stream, 0L, (last, _) -> last + 1);
    }

    void append(GenericDomainEventMessage<?> message) {
        store.publish(message);
        position++;
    }

    long position() {
        return position;
    }

    @SuppressWarnings("unchecked")
    <T> Answer<T> query(AccountQuery query) {
        return (Answer<T>)
                configuration.queryGateway().query(query, Answer.class).join();
    }

    boolean caughtUp() {
        return QueryModule.awaitCaughtUp(configuration, Duration.ofSeconds(20), (_, _) -> {});
    }

    TrackingEventProcessor processor() {
        return (TrackingEventProcessor) configuration.eventProcessingConfiguration().eventProcessors().values().stream()
                .findFirst()
                .orElseThrow();
    }

    /** Returns all documents of all projections, sorted by id. */
    Map<String, List<String>> export() {
        var export = new TreeMap<String, List<String>>();
        for (var name : COLLECTIONS) {
            var rows = new ArrayList<String>();
            for (var row : database.getCollection(name).find().sort(new Document("_id", 1))) {
                rows.add(new Document(new TreeMap<>(row)).toJson());
            }
            export.put(name, rows);
        }
        return export;
    }

    void stopMongo() {
        server.shutdownNow();
    }

    /** Makes the next writes to a collection fail as if the connection had broken. */
    World failWrites(String collection, int times) {
        failing.failWrites(collection, times);
        return this;
    }

    /** Stores an event that no processor receives. */
    void undelivered(GenericDomainEventMessage<?> message) {
        engine.hide(message);
        position++;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        commands.add(event.getCommand().clone());
    }

    @Override
    public void gapHealed(String projection, long missing) {
        gaps.add(projection);
    }

    @Override
    public void parked(String projection) {
        parked.add(projection);
    }

    @Override
    public void close() {
        configuration.shutdown();
        client.close();
        server.shutdownNow();
    }
}
