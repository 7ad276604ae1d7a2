package com.ogensync.connect.rest.body;

import com.ogensync.connect.rest.envelope.EdgeException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads JSON into records strictly: no type coercion, no duplicate keys, nothing after the object, no malformed text.
 * Only unknown fields and a leading byte order mark are ignored. An error message never repeats the input.
 */
final class StrictJson {

    private static final int DEPTH_MAX = 32;
    private static final int NUMBER_LENGTH_MAX = 100;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String SHAPE =
            "The body must be one well-formed JSON object in UTF-8, without duplicate keys, at most 32 levels deep";

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(NUMBER_LENGTH_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    <T extends Record> T read(byte[] bytes, Class<T> type) {
        var object = objectIn(bytes);
        var components = type.getRecordComponents();
        var arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = value(components[i], object.get(components[i].getName()));
        }
        return create(type, components, arguments);
    }

    private JsonNode objectIn(byte[] bytes) {
        try {
            var node = mapper.readTree(textOf(bytes));
            if (node.isObject()) {
                return node;
            }
        } catch (CharacterCodingException | JacksonException _) {
            // Both messages quote the body, so they must not reach the caller.
        }
        throw EdgeException.badRequest(SHAPE);
    }

    /**
     * Decodes the body and removes the leading byte order mark that some programs add to UTF-8 (RFC 8259, section 8.1).
     */
    private static String textOf(byte[] bytes) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static Object value(RecordComponent component, @Nullable JsonNode node) {
        var name = component.getName();
        if (node == null || node.isNull()) {
            throw EdgeException.badRequest(name + " is required");
        }
        if (component.getType() == String.class) {
            return text(name, node);
        }
        if (component.getType() == boolean.class) {
            if (!node.isBoolean()) {
                throw EdgeException.badRequest(name + " must be true or false");
            }
            return node.booleanValue();
        }
        if (component.getType() == long.class) {
            if (!node.isIntegralNumber() || !node.canConvertToLong()) {
                throw EdgeException.badRequest(name + " must be a whole number");
            }
            return node.longValue();
        }
        throw new IllegalStateException("Unsupported type of a request field: " + component.getType());
    }

    private static String text(String name, JsonNode node) {
        if (!node.isString()) {
            throw EdgeException.badRequest(name + " must be a string");
        }
        var text = node.stringValue();
        if (text.indexOf('\0') >= 0 || hasLoneSurrogate(text)) {
            throw EdgeException.badRequest(name + " must be well-formed Unicode text without NUL characters");
        }
        return text;
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE);
    }

    private static <T extends Record> T create(Class<T> type, RecordComponent[] components, Object[] arguments) {
        try {
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof EdgeException rule) {
                throw rule;
            }
            throw new IllegalStateException("The constructor of a request failed: " + type, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not a request record: " + type, e);
        }
    }
}
