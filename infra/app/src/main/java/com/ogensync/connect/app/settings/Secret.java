package com.ogensync.connect.app.settings;

/**
 * A text that must never be printed.
 *
 * @param revealed the text itself, for those who need it
 */
public record Secret(String revealed) {

    @Override
    public String toString() {
        return "(secret)";
    }
}
