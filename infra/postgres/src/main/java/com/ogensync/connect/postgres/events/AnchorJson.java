package com.ogensync.connect.postgres.events;

import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** An anchor as it is stored, for those who read and write it without Axon's event store. */
public final class AnchorJson {

    private static final Serializer EVENTS = Serializers.events(new ApiRevisions());

    private AnchorJson() {}

    /** The stored text. */
    public static String write(LedgerAnchored anchor) {
        return EVENTS.serialize(anchor, String.class).getData();
    }

    /**
     * The anchor of a stored text.
     *
     * @throws IllegalArgumentException when writing it again would not give the same text
     */
    public static LedgerAnchored read(String text) {
        try {
            LedgerAnchored anchor = EVENTS.<String, LedgerAnchored>deserialize(
                    new SimpleSerializedObject<>(text, String.class, EVENTS.typeForClass(LedgerAnchored.class)));
            if (write(anchor).equals(text)) {
                return anchor;
            }
        } catch (SerializationException e) {
            throw new IllegalArgumentException("It is not written as an anchor is", e);
        }
        throw new IllegalArgumentException("It is not written as an anchor is");
    }
}
