package com.ogensync.connect.query;

import com.ogensync.connect.api.Event;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** A serializer that deserializes events only, as that of the event store does. */
final class EventOnlySerializer extends Jackson3Serializer {
    private EventOnlySerializer(Builder builder) {
        super(builder);
    }

    static Serializer serializer() {
        return new EventOnlySerializer(Jackson3Serializer.builder());
    }

    @Override
    public Class<?> classForType(SerializedType stored) {
        var type = super.classForType(stored);
        return Event.class.isAssignableFrom(type) || type == MetaData.class || type == Void.class
                ? type
                : UnknownSerializedType.class;
    }
}
