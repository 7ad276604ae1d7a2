package com.ogensync.connect.app.settings;

/**
 * A text that must never be printed.
 *
 * @param revealed the text itself, for those who need it
 */
public record Secret(String revealed) {

    /**
     * A secret as a variable or a file holds it. White space at both ends, such as the line end that editors and
     * {@code echo} append, is not a part of it.
     */
    public static Secret of(String text) {
        return new Secret(text.strip());
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
