package com.ogensync.connect.reliability.attacks.inputs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads all operations of the API from /openapi.json. */
public final class Routes {

    private static final Set<String> METHODS = Set.of("get", "post", "delete", "put", "patch");

    private Routes() {}

    /** Returns the operations, with references to shared parameters resolved. */
    public static List<Route> in(JsonNode openapi) {
        var routes = new ArrayList<Route>();
        openapi.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(it -> METHODS.contains(it.getKey()))
                        .forEach(it -> routes.add(Route.of(
                                it.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                resolved(openapi, it.getValue())))));
        if (routes.size() < 15) {
            throw new AssertionError("Only " + routes.size() + " operations are described");
        }
        return routes;
    }

    private static JsonNode resolved(JsonNode openapi, JsonNode operation) {
        var copy = (tools.jackson.databind.node.ObjectNode) operation.deepCopy();
        var parameters = copy.putArray("parameters");
        operation
                .path("parameters")
                .forEach(it -> parameters.add(
                        it.has("$ref") ? openapi.at(it.path("$ref").asString().substring(1)) : it));
        return copy;
    }
}
