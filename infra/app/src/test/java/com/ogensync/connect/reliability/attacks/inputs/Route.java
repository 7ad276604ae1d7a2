package com.ogensync.connect.reliability.attacks.inputs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * An operation in the OpenAPI document.
 *
 * @param parameters its parameters outside of the body
 * @param fields its body's fields with an example each, as JSON text; empty without a body
 * @param places known values of its path variables
 */
public record Route(
        String method,
        String path,
        boolean needsToken,
        List<Parameter> parameters,
        Map<String, String> fields,
        Map<String, String> places) {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");
    private static final String KEY = "Idempotency-Key";

    boolean hasBody() {
        return !fields.isEmpty();
    }

    /** Returns the names of its query parameters. */
    public List<String> query() {
        return parameters.stream()
                .filter(Parameter::isQuery)
                .map(Parameter::name)
                .toList();
    }

    boolean takesKey() {
        return parameters.stream().anyMatch(it -> it.name().equals(KEY));
    }

    /** Returns whether its path names an existing object. */
    boolean isAimed() {
        return VARIABLE.matcher(path).results().map(it -> it.group(1)).anyMatch(places::containsKey);
    }

    /** Returns the route with these values of its path variables. */
    public Route at(Map<String, String> known) {
        return new Route(method, path, needsToken, parameters, fields, known);
    }

    /** Returns its path with placeholders for unknown path variables. */
    public String pathWith(String value) {
        return VARIABLE.matcher(path)
                .replaceAll(it -> Matcher.quoteReplacement(places.getOrDefault(it.group(1), value)));
    }

    /** Returns its path with this value for every path variable. */
    String elsewhere(String value) {
        return VARIABLE.matcher(path).replaceAll(Matcher.quoteReplacement(value));
    }

    static Route of(String method, String path, JsonNode operation) {
        var parameters =
                operation.path("parameters").valueStream().map(Parameter::of).toList();
        var example = operation.at("/requestBody/content/application~1json/example");
        var fields = new LinkedHashMap<String, String>();
        example.propertyStream()
                .forEach(it -> fields.put(it.getKey(), it.getValue().toString()));
        if (fields.isEmpty() && operation.has("requestBody")) {
            throw new AssertionError("No example of the body of " + path);
        }
        var isPublic = operation.has("security") && operation.path("security").isEmpty();
        return new Route(method, path, !isPublic, parameters, fields, Map.of());
    }
}
