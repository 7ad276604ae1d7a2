package com.ogensync.connect.app.operations;

import java.util.regex.Pattern;

/** Leaves nothing personal in what operators look at: neither sealed boxes nor what a failure may have quoted. */
final class Masking {

    private static final Pattern BOX = Pattern.compile("\"box\"\\s*:\\s*\"[^\"]*\"");
    private static final Pattern EMAIL = Pattern.compile("[^\\s\"'<>@]+@[^\\s\"'<>@]+");
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9a-fA-F-])\\+?[0-9]{5,}(?![0-9a-fA-F-])");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'");

    private Masking() {}

    /** An event's JSON without the contents of its sealed boxes. */
    static String ofEvent(String json) {
        return BOX.matcher(json).replaceAll("\"box\":\"(sealed)\"");
    }

    /** A failure's words without what it quotes, email addresses and long numbers. */
    static String ofText(String text) {
        var unquoted = QUOTED.matcher(text).replaceAll("(hidden)");
        return NUMBER.matcher(EMAIL.matcher(unquoted).replaceAll("(hidden)")).replaceAll("(hidden)");
    }
}
