package com.ogensync.connect.app.settings;

/**
 * A text that must not be printed.
 *
 * @param revealed the text itself
 */
public record Secret(String revealed) {

    /**
     * Creates a secret from the content of a variable or file, without surrounding white space such as the line end
     * that editors and {@code echo} append.
     */
    public static Secret of(String text) {
        return new Secret(text.strip());
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
