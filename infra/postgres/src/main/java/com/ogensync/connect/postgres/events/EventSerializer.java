package com.ogensync.connect.postgres.events;

import com.ogensync.connect.api.Event;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.RevisionResolver;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads what this build knows: an event of the vocabulary in the revision that this build writes. Anything else is an
 * {@link UnknownSerializedType}, never a guess; a newer node may have written it.
 */
final class EventSerializer extends Jackson3Serializer {

    private final RevisionResolver revisions;

    EventSerializer(Jackson3Serializer.Builder builder, RevisionResolver revisions) {
        super(builder);
        this.revisions = revisions;
    }

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> expectedRepresentation) {
        check(object);
        return super.serialize(object, expectedRepresentation);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // Axon's own signature
    public <S, T> T deserialize(SerializedObject<S> serializedObject) {
        T object = super.deserialize(serializedObject);
        check(object);
        return object;
    }

    @Override
    public Class<?> classForType(SerializedType stored) {
        var type = super.classForType(stored);
        if (Event.class.isAssignableFrom(type)) {
            var known = Objects.equals(revisions.revisionOf(type), stored.getRevision());
            return known ? type : UnknownSerializedType.class;
        }
        return type == MetaData.class || type == Void.class ? type : UnknownSerializedType.class;
    }

    private static void check(@Nullable Object object) {
        if (object instanceof Event && object instanceof Record event) {
            Completeness.check(event);
        }
    }
}
