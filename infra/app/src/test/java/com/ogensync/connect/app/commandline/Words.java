package com.ogensync.connect.app.commandline;

import java.util.Map;

/**
 * Somebody who types words behind the jar's name, for tests elsewhere.
 *
 * @param variables the environment
 */
public record Words(Map<String, String> variables) {

    /** What comes of them. */
    public Typed typed(String... words) {
        return Typed.words(variables, words);
    }
}
