package com.ogensync.connect.postgres.serialization;

import com.ogensync.connect.api.Event;
import com.ogensync.connect.api.EventTypes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<SerializedType, Resolved> resolved = new ConcurrentHashMap<>();

    /** The class of a stored type, and whether its payload must be upcast. */
    private record Resolved(Class<?> type, boolean outdated) {}

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
        SerializedObject<?> current = resolved(stored.getType()).outdated() ? upcasting.upcast(stored) : stored;
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
        return resolved(stored).type();
    }

    private Resolved resolved(SerializedType stored) {
        var known = resolved.get(stored);
        if (known == null) {
            known = resolve(stored);
            resolved.put(stored, known);
        }
        return known;
    }

    private Resolved resolve(SerializedType stored) {
        if (isNoEvent(stored)) {
            return new Resolved(super.classForType(stored), false);
        }
        var current = current(stored);
        return current.isPresent()
                ? new Resolved(current.get(), false)
                : new Resolved(current(upcasting.upcast(stored)).orElse(UnknownSerializedType.class), true);
    }

    private Optional<Class<?>> current(SerializedType stored) {
        return EventTypes.find(stored.getName())
                .filter(type -> Objects.equals(revisions.revisionOf(type), stored.getRevision()))
                .map(type -> type);
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
