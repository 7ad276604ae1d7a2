package com.ogensync.connect.app.operations;

import java.util.regex.Pattern;

/** Removes personal data from dead letters: contents of sealed boxes, and values quoted in error messages. */
final class Masking {

    private static final Pattern BOX = Pattern.compile("\"box\"\\s*:\\s*\"[^\"]*\"");
    private static final Pattern EMAIL = Pattern.compile("[^\\s\"'<>@]+@[^\\s\"'<>@]+");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9a-fA-F-])\\+?[0-9]{5,}(?![0-9a-fA-F-])");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private Masking() {}

    /** Returns an event's JSON without the contents of its sealed boxes. */
    static String ofEvent(String json) {
        return BOX.matcher(json).replaceAll("\"box\":\"(sealed)\"");
    }

    /** Returns an error message without quoted parts, email addresses and long numbers. */
    static String ofText(String text) {
        var unquoted = QUOTED.matcher(text).replaceAll("(hidden)");
        return NUMBER.matcher(EMAIL.matcher(unquoted).replaceAll("(hidden)")).replaceAll("(hidden)");
    }
}
