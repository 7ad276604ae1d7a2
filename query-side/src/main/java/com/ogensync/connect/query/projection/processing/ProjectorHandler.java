package com.ogensync.connect.query.projection.processing;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.query.projection.Projector;
import com.ogensync.connect.runtime.event.StoredEvent;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event handler of one projector. It adds each event to the batch of the current unit of work, which is written
 * when the processor stores its token.
 */
public final class ProjectorHandler implements EventMessageHandler {
    private final Projector projector;
    private final ProjectionBatches batches;

    /** Passes events to a projector, through its batches. */
    public ProjectorHandler(Projector projector, ProjectionBatches batches) {
        this.projector = projector;
        this.batches = batches;
    }

    /** Returns whether this handler belongs to the projector. */
    public boolean isOf(Projector other) {
        return projector.equals(other);
    }

    /** Decides by type alone: an event with an unreadable payload must be accepted here, so that it is parked. */
    @Override
    public boolean canHandle(EventMessage<?> message) {
        return handles(projector, message);
    }

    /** Returns whether the projector handles the event, or this version does not know the event's type. */
    public static boolean handles(Projector projector, EventMessage<?> message) {
        var type = message.getPayloadType();
        return message instanceof DomainEventMessage
                && (type == UnknownSerializedType.class || projector.handles(type));
    }

    /**
     * Accepts every type. Axon would otherwise make the source skip types that are not handled, and the token would not
     * advance past their events.
     */
    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return true;
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        var batch = batches.current();
        batch.load(this::currentBatch);
        batch.apply(toStoredEvent((DomainEventMessage<?>) message));
        return null;
    }

    private List<StoredEvent> currentBatch() {
        var unitOfWork = CurrentUnitOfWork.get();
        var messages = unitOfWork instanceof BatchingUnitOfWork<?> batch
                ? batch.getMessages()
                : List.of(unitOfWork.getMessage());
        return readable(messages.stream()
                .filter(message -> canHandle((EventMessage<?>) message))
                .toList());
    }

    /** Returns the readable events. The others fail one by one when they are handled. */
    public static List<StoredEvent> readable(List<?> messages) {
        return messages.stream().flatMap(message -> readable(message).stream()).toList();
    }

    private static Optional<StoredEvent> readable(Object message) {
        try {
            return Optional.of(toStoredEvent((DomainEventMessage<?>) message));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Converts a message of the event store; throws {@link UnreadableEvent} if this version cannot read it. */
    public static StoredEvent toStoredEvent(DomainEventMessage<?> message) {
        if (message.getPayload() instanceof Event event) {
            return new StoredEvent(
                    message.getAggregateIdentifier(), message.getSequenceNumber(), positionOf(message), event);
        }
        throw new UnreadableEvent(
                message.getPayload() instanceof UnknownSerializedType unknown
                        ? unknown.serializedType().getName()
                        : message.getPayloadType().getName());
    }

    private static long positionOf(EventMessage<?> message) {
        return message instanceof TrackedEventMessage<?> tracked
                ? tracked.trackingToken().position().orElse(-1)
                : -1;
    }
}
