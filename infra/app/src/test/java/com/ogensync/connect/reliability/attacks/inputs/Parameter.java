package com.ogensync.connect.reliability.attacks.inputs;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A parameter of an operation.
 *
 * @param in its location, such as {@code query} or {@code header}
 * @param isCount whether it accepts any whole number that is not too large
 */
record Parameter(String in, String name, boolean isCount) {

    private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");

    static Parameter of(JsonNode described) {
        var schema = described.path("schema");
        var isCount = schema.path("type").asString("").equals("integer") && !schema.has("maximum");
        return new Parameter(
                described.path("in").asString(""), described.path("name").asString(""), isCount);
    }

    boolean isQuery() {
        return in.equals("query");
    }

    /** Returns whether one of the tried values is valid for it. */
    boolean takes(String value) {
        return isCount && COUNT.matcher(value).matches();
    }
}
