package com.ogensync.connect.query;

import com.ogensync.connect.api.Event;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;

/** Reads events and nothing else, as the event store's serializer does. */
final class EventsOnly extends Jackson3Serializer {
    private EventsOnly(Builder builder) {
        super(builder);
    }

    static Serializer serializer() {
        return new EventsOnly(Jackson3Serializer.builder());
    }

    @Override
    public Class<?> classForType(SerializedType stored) {
        var type = super.classForType(stored);
        return Event.class.isAssignableFrom(type) || type == MetaData.class || type == Void.class
                ? type
                : UnknownSerializedType.class;
    }
}
