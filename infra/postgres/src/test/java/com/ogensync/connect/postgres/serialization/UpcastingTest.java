package com.ogensync.connect.postgres.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.message.event.MessageSent;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Uses two invented older forms of MessageSent: revision 0 named its time "time", and its type was once MessageGone.
 */
class UpcastingTest {

    private static final String ID = "message:6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11:3EB0A1";
    private static final String CURRENT =
            "{\"messageId\":\"" + ID + "\",\"address\":null,\"at\":\"2026-01-02T03:04:05.678Z\"}";
    private static final String OLD = CURRENT.replace("\"at\"", "\"time\"");

    private final Serializer serializer =
            Serializers.events(new ApiRevisions(), new EventUpcasterChain(new RenamedType(), new RenamedMember()));

    @Test
    void an_older_revision_is_read_in_the_current_shape() {
        assertThat(read("MessageSent", "0", OLD)).isEqualTo(read("MessageSent", "1", CURRENT));
    }

    @Test
    void a_renamed_type_is_read_through_all_later_upcasters() {
        assertThat(read("MessageGone", "0", OLD)).isEqualTo(read("MessageSent", "1", CURRENT));
        assertThat(serializer.classForType(new SimpleSerializedType("MessageGone", "0")))
                .isEqualTo(MessageSent.class);
    }

    @Test
    void bytes_are_upcast_like_text() {
        var stored = new SimpleSerializedObject<>(OLD.getBytes(UTF_8), byte[].class, "MessageGone", "0");

        assertThat(serializer.<byte[], Object>deserialize(stored)).isEqualTo(read("MessageSent", "1", CURRENT));
    }

    @Test
    void a_revision_without_an_upcaster_stays_unknown() {
        assertThat(read("MessageSent", "2", CURRENT)).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void events_are_written_under_the_current_name_and_revision() {
        var written = serializer.serialize(read("MessageGone", "0", OLD), String.class);

        assertThat(written.getType().getName()).isEqualTo("MessageSent");
        assertThat(written.getType().getRevision()).isEqualTo("1");
        assertThat(written.getData()).isEqualTo(CURRENT);
    }

    private Object read(String type, String revision, String json) {
        return serializer.deserialize(new SimpleSerializedObject<>(json, String.class, type, revision));
    }

    private static final class RenamedType extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals("MessageGone");
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType("MessageSent", "0"), JsonNode.class, payload -> payload);
        }
    }

    private static final class RenamedMember extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("MessageSent", "0"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(new SimpleSerializedType("MessageSent", "1"), JsonNode.class, payload -> {
                var object = (ObjectNode) payload;
                object.set("at", object.remove("time"));
                return object;
            });
        }
    }
}
