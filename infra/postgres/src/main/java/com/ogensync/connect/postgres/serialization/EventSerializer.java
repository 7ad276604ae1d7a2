package com.ogensync.connect.postgres.serialization;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.EventTypes;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes events under their stored names ({@link EventTypes}). A payload of an older revision or name is
 * upcast first, so every reader of stored payloads gets the current shape: the event store, both dead-letter queues and
 * the reconciliation. Any other unknown type or revision is an {@link UnknownSerializedType}; a newer node may have
 * written it.
 */
public final class EventSerializer extends Jackson3Serializer {

    private final RevisionResolver revisions;
    private final PayloadUpcasting upcasting;

    EventSerializer(Jackson3Serializer.Builder builder, RevisionResolver revisions, EventUpcaster upcasters) {
        super(builder);
        this.revisions = revisions;
        this.upcasting = new PayloadUpcasting(upcasters, this);
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        check(object);
        return super.serialize(object, expectedRepresentation);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Axon's own signature
    public <S, T> T deserialize(SerializedObject<S> stored) {
        SerializedObject<?> current = needsUpcasting(stored.getType()) ? upcasting.upcast(stored) : stored;
        T object = super.deserialize(current);
        check(object);
        return object;
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // Axon's own signature
    public SerializedType typeForClass(@Nullable Class type) {
        return type != null && Event.class.isAssignableFrom(type)
                ? new SimpleSerializedType(
                        EventTypes.nameOf(((Class<?>) type).asSubclass(Event.class)), revisions.revisionOf(type))
                : super.typeForClass(type);
    }

    @Override
    public Class<?> classForType(SerializedType stored) {
        if (isNoEvent(stored)) {
            return super.classForType(stored);
        }
        var type = needsUpcasting(stored) ? upcasting.upcast(stored) : stored;
        return isCurrent(type) ? EventTypes.find(type.getName()).orElseThrow() : UnknownSerializedType.class;
    }

    private boolean needsUpcasting(SerializedType stored) {
        return !isNoEvent(stored) && !isCurrent(stored);
    }

    private boolean isCurrent(SerializedType stored) {
        return EventTypes.find(stored.getName())
                .filter(type -> Objects.equals(revisions.revisionOf(type), stored.getRevision()))
                .isPresent();
    }

    /** Axon reads meta data and null through the same serializer. */
    private static boolean isNoEvent(SerializedType stored) {
        return stored.getName().equals(MetaData.class.getName()) || SerializedType.isEmptyType(stored);
    }

    private static void check(@Nullable Object object) {
        if (object instanceof Event && object instanceof Record event) {
            Completeness.check(event);
        }
    }
}
