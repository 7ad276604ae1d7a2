package com.ogensync.connect.rest.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A validator for the part of JSON Schema that the description uses. Objects may have no undescribed fields. */
record Shapes(JsonNode api) {

    boolean fits(JsonNode given, JsonNode value) {
        var schema = given.has("$ref") ? api.at(given.get("$ref").stringValue().substring(1)) : given;
        if (schema.has("anyOf") || schema.has("oneOf")) {
            var all = schema.has("anyOf") ? schema.get("anyOf") : schema.get("oneOf");
            return stream(all).anyMatch(one -> fits(one, value));
        }
        return types(schema).stream().anyMatch(type -> fits(type, schema, value));
    }

    private boolean fits(String type, JsonNode schema, JsonNode value) {
        return switch (type) {
            case "null" -> value.isNull();
            case "string" -> value.isString();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "array" -> value.isArray() && stream(value).allMatch(item -> fits(schema.get("items"), item));
            case "object" -> value.isObject() && fieldsFit(schema, value);
            default -> throw new IllegalStateException(type);
        };
    }

    private boolean fieldsFit(JsonNode schema, JsonNode value) {
        var fields = schema.path("properties");
        return stream(schema.path("required")).allMatch(name -> value.has(name.stringValue()))
                && value.propertyStream()
                        .allMatch(field -> fields.has(field.getKey())
                                ? fits(fields.get(field.getKey()), field.getValue())
                                : !schema.has("properties"));
    }

    private static List<String> types(JsonNode schema) {
        var types = new ArrayList<String>();
        if (schema.path("type").isArray()) {
            stream(schema.get("type")).forEach(type -> types.add(type.stringValue()));
        } else {
            types.add(schema.path("type").stringValue("object"));
        }
        return types;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
