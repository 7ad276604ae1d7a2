package com.ogensync.connect.rest.account;

import com.ogensync.connect.rest.envelope.EdgeException;

/** Validates the name of a person. */
final class PersonName {

    private static final int LENGTH_MAX = 100;

    private PersonName() {}

    static String require(String field, String text) {
        var name = text.strip();
        if (name.isEmpty() || name.codePointCount(0, name.length()) > LENGTH_MAX) {
            throw EdgeException.badRequest(field + " must have 1-100 characters");
        }
        if (name.codePoints().anyMatch(PersonName::isControl)) {
            throw EdgeException.badRequest(field + " must not contain control characters");
        }
        return name;
    }

    private static boolean isControl(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
