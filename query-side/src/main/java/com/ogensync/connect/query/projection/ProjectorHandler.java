package com.ogensync.connect.query.projection;

import com.ogensync.connect.api.Event;
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

/** Hands a processor's events to a projector, a batch at a time. */
final class ProjectorHandler implements EventMessageHandler {
    private final Projector projector;
    private final ProjectionBatches batches;
    private final Runnable drop;

    ProjectorHandler(Projector projector, ProjectionBatches batches, Runnable drop) {
        this.projector = projector;
        this.batches = batches;
        this.drop = drop;
    }

    boolean isOf(Projector other) {
        return projector.equals(other);
    }

    /** By type alone: a payload that cannot be read must come here, to be parked. */
    @Override
    public boolean canHandle(EventMessage<?> message) {
        return concerns(projector, message);
    }

    static boolean concerns(Projector projector, EventMessage<?> message) {
        var type = message.getPayloadType();
        return message instanceof DomainEventMessage && (type == UnknownSerializedType.class || projector.sees(type));
    }

    /** Yes to all: a source that left types out would hide from us how far we are. */
    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return true;
    }

    @Override
    public @Nullable Object handle(EventMessage<?> message) {
        var batch = batches.current();
        batch.load(ProjectorHandler::underWay);
        batch.apply(recorded((DomainEventMessage<?>) message));
        return null;
    }

    @Override
    public void prepareReset() {
        drop.run();
    }

    private static List<StoredEvent> underWay() {
        var unitOfWork = CurrentUnitOfWork.get();
        return readable(
                unitOfWork instanceof BatchingUnitOfWork<?> batch
                        ? batch.getMessages()
                        : List.of(unitOfWork.getMessage()));
    }

    /** The unreadable ones are met again, each on its own, when they are handled. */
    static List<StoredEvent> readable(List<?> messages) {
        return messages.stream().flatMap(message -> readable(message).stream()).toList();
    }

    private static Optional<StoredEvent> readable(Object message) {
        try {
            return Optional.of(recorded((DomainEventMessage<?>) message));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    static StoredEvent recorded(DomainEventMessage<?> message) {
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
