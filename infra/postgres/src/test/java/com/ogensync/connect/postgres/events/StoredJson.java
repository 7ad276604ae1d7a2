package com.ogensync.connect.postgres.events;

import com.ogensync.connect.postgres.serialization.ApiRevisions;
import com.ogensync.connect.postgres.serialization.Serializers;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** Access to the event store's serializer for other packages' tests. */
public final class StoredJson {

    private static final Serializer EVENTS = Serializers.events(new ApiRevisions());

    private StoredJson() {}

    /** Deserializes a text and serializes the event again. */
    public static String again(Class<?> event, String text) {
        Object read = EVENTS.deserialize(new SimpleSerializedObject<>(text, String.class, EVENTS.typeForClass(event)));
        return EVENTS.serialize(read, String.class).getData();
    }
}
