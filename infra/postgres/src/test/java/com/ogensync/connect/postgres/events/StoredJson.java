package com.ogensync.connect.postgres.events;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** What the event store's own serializer makes of a text. */
public final class StoredJson {

    private static final Serializer EVENTS = Serializers.events(new ApiRevisions());

    private StoredJson() {}

    /** The text once it was read and written again. */
    public static String again(Class<?> event, String text) {
        Object read = EVENTS.deserialize(new SimpleSerializedObject<>(text, String.class, EVENTS.typeForClass(event)));
        return EVENTS.serialize(read, String.class).getData();
    }
}
