package com.ogensync.connect.app.commandline.operations;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The path of an operator endpoint with its query, percent-encoded. */
final class OpsPath {

    private final StringBuilder text = new StringBuilder("/ops");
    private char separator = '?';

    /** Starts with {@code /ops} and these segments. */
    static OpsPath of(String... segments) {
        var path = new OpsPath();
        for (var segment : segments) {
            path.text.append('/').append(encoded(segment));
        }
        return path;
    }

    /** Adds a parameter to the query unless its value is null. */
    OpsPath with(String parameter, @Nullable Object value) {
        if (value != null) {
            text.append(separator).append(parameter).append('=').append(encoded(value.toString()));
            separator = '&';
        }
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
