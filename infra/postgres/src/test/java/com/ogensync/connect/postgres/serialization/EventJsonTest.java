package com.ogensync.connect.postgres.serialization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.api.message.event.MessageSent;
import com.ogensync.connect.postgres.Facts;
import java.util.HashMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventJsonTest {

    private static final String ID = "message:6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11:3EB0A1";

    private final Serializer serializer = Serializers.events(new ApiRevisions());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messageId\":\"" + ID + "\",\"address\":null,\"at\":\"2026-01-02T03:04:05.678Z\",\"more\":1}",
                "{\"messageId\":\"" + ID + "\",\"at\":\"2026-01-02T03:04:05.678Z\"}",
                "{\"messageId\":\"" + ID + "\",\"address\":null}",
                "{\"messageId\":\"" + ID + "\",\"address\":\"919876543210\",\"at\":\"2026-01-02T03:04:05.678Z\"}",
                "{\"messageId\":\"" + ID + "\",\"address\":null,\"at\":\"2026-01-02T03:04:05Z\"}",
                "{\"messageId\":\"" + ID + "\",\"address\":null,\"at\":\"2026-01-02T03:04:05.678123Z\"}",
                "{\"messageId\":\"" + ID + "\",\"address\":null,\"at\":1767323045678}",
                "{\"messageId\":\"session:6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11\",\"address\":null,\"at\":\"2026-01-02T03:04:05.678Z\"}",
                "{\"messageId\":{\"value\":\"" + ID + "\"},\"address\":null,\"at\":\"2026-01-02T03:04:05.678Z\"}",
                "{\"messageId\":\"" + ID + "\",\"messageId\":\"" + ID
                        + "\",\"address\":null,\"at\":\"2026-01-02T03:04:05.678Z\"}",
                "{\"messageId\":\"" + ID + "\",\"address\":null,\"at\":\"2026-01-02T03:04:05.678Z\"} {}",
                "not json"
            })
    void json_that_differs_from_the_written_form_is_rejected(String json) {
        assertThatThrownBy(() -> read(MessageSent.class.getSimpleName(), "1", json))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void a_rejection_does_not_repeat_the_json() {
        var json = "{\"messageId\":\"canary-919876543210\",\"address\":null,\"at\":\"2026-01-02T03:04:05.678Z\"}";

        assertThatThrownBy(() -> read(MessageSent.class.getSimpleName(), "1", json))
                .satisfies(e -> assertThat(e.getCause()).hasMessageNotContaining("919876543210"));
    }

    @Test
    void coins_and_entries_must_be_numbers() {
        var granted = Facts.coinsGranted(Facts.anAccount(), Facts.aToken());
        var json = serializer.serialize(granted, String.class).getData();

        assertThat(read(granted.getClass().getSimpleName(), "1", json)).isEqualTo(granted);
        for (var wrong : new String[] {"\"100\"", "100.0", "-1", "null", "99999999999999999999"}) {
            assertThatThrownBy(() -> read(
                            granted.getClass().getSimpleName(),
                            "1",
                            json.replace("\"amount\":100", "\"amount\":" + wrong)))
                    .as(wrong)
                    .isInstanceOf(SerializationException.class);
        }
        assertThatThrownBy(() ->
                        read(granted.getClass().getSimpleName(), "1", json.replace("\"entry\":1", "\"entry\":\"1\"")))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void enums_must_be_lower_snake() {
        var granted = Facts.coinsGranted(Facts.anAccount(), Facts.aToken());
        var json = serializer.serialize(granted, String.class).getData();

        assertThat(json).contains("\"reason\":\"sign_up\"");
        for (var wrong : new String[] {"\"SIGN_UP\"", "0", "\"unsupported\""}) {
            assertThatThrownBy(() -> read(granted.getClass().getSimpleName(), "1", json.replace("\"sign_up\"", wrong)))
                    .as(wrong)
                    .isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void an_event_without_a_required_component_is_neither_read_nor_stored() {
        assertThatThrownBy(() -> read(
                        MessageSent.class.getSimpleName(),
                        "1",
                        "{\"messageId\":null,\"address\":null,\"at\":\"2026-01-02T03:04:05.678Z\"}"))
                .hasMessageContaining("it has no messageId");
        assertThatThrownBy(() -> serializer.serialize(incomplete(), String.class))
                .hasMessageContaining("it has no at");
    }

    @NullUnmarked
    private static MessageSent incomplete() {
        return new MessageSent(Facts.aMessage(Facts.anAccount(), "1"), null);
    }

    @Test
    void a_moment_finer_than_a_millisecond_is_not_stored() {
        var event = new MessageSent(Facts.aMessage(Facts.anAccount(), "1"), Facts.AT.plusNanos(1));

        assertThatThrownBy(() -> serializer.serialize(event, String.class)).hasMessageContaining("Unable to serialize");
    }

    @Test
    void an_unsupported_type_or_revision_is_read_as_unknown() {
        var json = "{\"messageId\":\"" + ID + "\",\"address\":null,\"at\":\"2026-01-02T03:04:05.678Z\"}";

        assertThat(read(MessageSent.class.getSimpleName(), "1", json)).isInstanceOf(MessageSent.class);
        assertThat(read(MessageSent.class.getSimpleName(), "2", json)).isInstanceOf(UnknownSerializedType.class);
        assertThat(read("MessageStarred", "1", json)).isInstanceOf(UnknownSerializedType.class);
        assertThat(read(HashMap.class.getName(), "1", json)).isInstanceOf(UnknownSerializedType.class);
    }

    @Test
    void meta_data_is_deserialized_unchanged() {
        var metaData = MetaData.with("traceId", "t").and("correlationId", "c");
        var stored = serializer.serialize(metaData, String.class);

        assertThat(serializer.<String, Object>deserialize(stored)).isEqualTo(metaData);
    }

    private Object read(String type, String revision, String json) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(json, String.class, new SimpleSerializedType(type, revision)));
    }
}
