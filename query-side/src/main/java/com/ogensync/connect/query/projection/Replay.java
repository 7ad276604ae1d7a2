package com.ogensync.connect.query.projection;

import com.mongodb.MongoException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.deadletter.GenericDeadLetter;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/** Feeds a projector from the first event on into a collection of its own. One thread's work. */
final class Replay {
    private static final int BATCH = 1000;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Projector projector;
    private final ReplayStore store;
    private final StreamHistory history;
    private final StoredLetters letters;
    private final BlockingStream<TrackedEventMessage<?>> events;
    private final AccountSequence order = new AccountSequence();
    private final Set<String> waiting = new HashSet<>();
    private @Nullable TrackingToken token;

    Replay(
            Projector projector,
            ReplayStore store,
            StreamHistory history,
            StoredLetters letters,
            BlockingStream<TrackedEventMessage<?>> events) {
        this.projector = projector;
        this.store = store;
        this.history = history;
        this.letters = letters;
        this.events = events;
    }

    /** Reads until nothing is there to be read, or it has come to a position; hears how far it is after each batch. */
    void readTo(long position, LongConsumer progress) throws InterruptedException {
        while (Positions.of(token) < position && step()) {
            progress.accept(Positions.of(token));
        }
    }

    /** Takes in a batch; false when there was nothing to take in for a moment. */
    boolean step() throws InterruptedException {
        var page = new ArrayList<TrackedEventMessage<?>>();
        while (page.size() < BATCH
                && events.hasNextAvailable(page.isEmpty() ? (int) PAUSE.toMillis() : 0, TimeUnit.MILLISECONDS)) {
            page.add(events.nextAvailable());
        }
        if (page.isEmpty()) {
            return false;
        }
        take(page);
        token = page.getLast().trackingToken();
        return true;
    }

    /** Whether every event that another reader has seen has been read here. */
    boolean hasSeenAllOf(@Nullable TrackingToken other) {
        return Positions.includes(token, other);
    }

    private void take(List<TrackedEventMessage<?>> page) {
        var seen = page.stream().filter(this::concerns).toList();
        var batch = new Batch(projector, store.collection(), history, ProjectionMonitor.NONE, true);
        batch.load(() -> seen.stream()
                .flatMap(message -> ProjectorHandler.readable(message).stream())
                .toList());
        seen.forEach(message -> take(batch, message));
        batch.flush();
    }

    private void take(Batch batch, TrackedEventMessage<?> message) {
        var sequence = String.valueOf(order.getSequenceIdentifierFor(message));
        if (waiting.contains(sequence)) {
            batch.park(
                    sequence,
                    () -> letters.enqueue(sequence, new GenericDeadLetter<EventMessage<?>>(sequence, message)));
            return;
        }
        try {
            batch.apply(ProjectorHandler.recorded((DomainEventMessage<?>) message));
        } catch (SourceUnavailable | MongoException away) {
            throw away;
        } catch (RuntimeException failure) {
            waiting.add(sequence);
            batch.park(
                    sequence,
                    () -> letters.enqueue(
                            sequence, new GenericDeadLetter<EventMessage<?>>(sequence, message, failure)));
        }
    }

    private boolean concerns(TrackedEventMessage<?> message) {
        var type = message.getPayloadType();
        return type == UnknownSerializedType.class || projector.sees(type);
    }
}
