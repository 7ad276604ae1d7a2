package com.ogensync.connect.rest.body;

import com.ogensync.connect.rest.envelope.EdgeException;
import com.ogensync.connect.runtime.text.Utf8Text;
import java.nio.charset.CharacterCodingException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON into records strictly: no type coercion, no duplicate keys, nothing after the object, no malformed text.
 * Only unknown fields and a leading byte order mark are ignored. A field is required unless it is {@link Nullable};
 * fields may be records and lists. An error message never repeats the input.
 */
final class StrictJson {

    private static final int DEPTH_MAX = 32;
    private static final int NUMBER_LENGTH_MAX = 100;
    private static final String SHAPE =
            "The body must be one well-formed JSON object in UTF-8, without duplicate keys, at most 32 levels deep";

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH_MAX)
                            .maxNumberLength(NUMBER_LENGTH_MAX)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new SimpleModule().addDeserializer(String.class, new TextDeserializer()))
            .annotationIntrospector(new RequiredFields())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT, DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    <T extends Record> T read(byte[] bytes, Class<T> type) {
        try {
            return mapper.treeToValue(inOrder(objectIn(bytes), type), type);
        } catch (ValueInstantiationException e) {
            throw e.getCause() instanceof EdgeException rule ? rule : e;
        } catch (InvalidNullException e) {
            throw refusal(e, " is required");
        } catch (MismatchedInputException e) {
            throw refusal(e, rule(e instanceof InvalidFormatException, e.getTargetType()));
        } catch (InputCoercionException e) {
            throw refusal(e, rule(false, e.getTargetType()));
        }
    }

    private JsonNode objectIn(byte[] bytes) {
        try {
            var node = mapper.readTree(Utf8Text.decode(bytes));
            if (node.isObject()) {
                return node;
            }
        } catch (CharacterCodingException | JacksonException _) {
            // Both messages quote the body, so they must not reach the caller.
        }
        throw EdgeException.badRequest(SHAPE);
    }

    /** Returns the fields in the order of the record, so that the error names the first wrong one in this order. */
    private static ObjectNode inOrder(JsonNode object, Class<? extends Record> type) {
        var fields = JsonNodeFactory.instance.objectNode();
        for (var component : type.getRecordComponents()) {
            fields.set(component.getName(), object.get(component.getName()));
        }
        return fields;
    }

    private static String rule(boolean malformed, @Nullable Class<?> type) {
        if (type == String.class) {
            return malformed ? " must be well-formed Unicode text without NUL characters" : " must be a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return " must be true or false";
        }
        if (type == long.class || type == Long.class) {
            return " must be a whole number";
        }
        return type != null && Collection.class.isAssignableFrom(type) ? " must be a list" : " must be an object";
    }

    /** Returns an error that names the field as {@code template.components[0].text}. */
    private static EdgeException refusal(JacksonException e, String rule) {
        var path = e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining());
        return EdgeException.badRequest((path + rule).substring(1));
    }
}
