package com.ogensync.connect.postgres.serialization;

import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** Reads and writes stored anchors without Axon's event store. */
public final class AnchorJson {

    private static final Serializer EVENTS = Serializers.events(new ApiRevisions());

    private AnchorJson() {}

    /** Returns the stored text of an anchor. */
    public static String write(LedgerAnchored anchor) {
        return EVENTS.serialize(anchor, String.class).getData();
    }

    /**
     * Parses the stored text of an anchor.
     *
     * @throws IllegalArgumentException when serializing the anchor again would not give the same text
     */
    public static LedgerAnchored read(String text) {
        try {
            LedgerAnchored anchor = EVENTS.<String, LedgerAnchored>deserialize(
                    new SimpleSerializedObject<>(text, String.class, EVENTS.typeForClass(LedgerAnchored.class)));
            if (write(anchor).equals(text)) {
                return anchor;
            }
        } catch (SerializationException e) {
            throw new IllegalArgumentException("an anchor is malformed", e);
        }
        throw new IllegalArgumentException("an anchor is malformed");
    }
}
