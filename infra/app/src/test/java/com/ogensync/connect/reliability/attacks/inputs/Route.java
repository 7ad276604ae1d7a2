package com.ogensync.connect.reliability.attacks.inputs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One operation that the description of the API names.
 *
 * @param query the names of its parameters after the question mark
 * @param fields its body's fields with an example each, as JSON text; empty without a body
 */
public record Route(String method, String path, boolean needsToken, List<String> query, Map<String, String> fields) {

    boolean hasBody() {
        return !fields.isEmpty();
    }

    /** Its path with something in the place of each variable. */
    public String pathWith(String value) {
        return path.replaceAll("\\{[^}]*}", value);
    }

    static Route of(String method, String path, JsonNode operation) {
        var query = operation
                .path("parameters")
                .valueStream()
                .filter(it -> it.path("in").asString("").equals("query"))
                .map(it -> it.path("name").asString())
                .toList();
        var example = operation.at("/requestBody/content/application~1json/example");
        var fields = new LinkedHashMap<String, String>();
        example.propertyStream()
                .forEach(it -> fields.put(it.getKey(), it.getValue().toString()));
        if (fields.isEmpty() && operation.has("requestBody")) {
            throw new AssertionError("No example of the body of " + path);
        }
        var isPublic = operation.has("security") && operation.path("security").isEmpty();
        return new Route(method, path, !isPublic, query, fields);
    }
}
