package com.ogensync.connect.reliability.attacks.inputs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * One operation that the description of the API names.
 *
 * @param parameters what it takes beside its body
 * @param fields its body's fields with an example each, as JSON text; empty without a body
 * @param places what its path's variables stand for, where that is known
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

    /** The names of its parameters after the question mark. */
    public List<String> query() {
        return parameters.stream()
                .filter(Parameter::isQuery)
                .map(Parameter::name)
                .toList();
    }

    boolean takesKey() {
        return parameters.stream().anyMatch(it -> it.name().equals(KEY));
    }

    /** Whether something is there that its path leads to. */
    boolean isAimed() {
        return VARIABLE.matcher(path).results().map(it -> it.group(1)).anyMatch(places::containsKey);
    }

    /** The same, with these in the places of its path's variables. */
    public Route at(Map<String, String> known) {
        return new Route(method, path, needsToken, parameters, fields, known);
    }

    /** Its path with something in the place of each variable of which nothing is known. */
    public String pathWith(String value) {
        return VARIABLE.matcher(path)
                .replaceAll(it -> Matcher.quoteReplacement(places.getOrDefault(it.group(1), value)));
    }

    /** Its path with that in the place of each variable. */
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
