package com.ogensync.connect.postgres.serialization;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * Serializes a value as one text, as a JSON string and as a map key. A text that is not in the form that would be
 * written is rejected.
 */
public record ExactText<T>(Class<T> type, Function<? super T, String> write, Function<String, T> parse) {

    ValueSerializer<T> writer() {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeString(write.apply(value));
            }
        };
    }

    ValueSerializer<T> keyWriter() {
        return new ValueSerializer<>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializationContext context) {
                json.writeName(write.apply(value));
            }
        };
    }

    ValueDeserializer<T> reader() {
        return new ValueDeserializer<>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) {
                return json.hasToken(JsonToken.VALUE_STRING) ? read(json.getString(), context) : refuse(context);
            }
        };
    }

    KeyDeserializer keyReader() {
        return new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return read(key, context);
            }
        };
    }

    private T read(String text, DeserializationContext context) {
        try {
            var value = parse.apply(text);
            return write.apply(value).equals(text) ? value : refuse(context);
        } catch (IllegalArgumentException | DateTimeException e) {
            return refuse(context);
        }
    }

    /** The message omits the text, because it may contain personal data. */
    private T refuse(DeserializationContext context) {
        return context.reportInputMismatch(type, "Not written as a %s is", type.getSimpleName());
    }
}
