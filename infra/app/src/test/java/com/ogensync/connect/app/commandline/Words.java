package com.ogensync.connect.app.commandline;

import java.util.Map;

/**
 * Runs commands for tests in other packages.
 *
 * @param variables the environment
 */
public record Words(Map<String, String> variables) {

    /** Runs a command. */
    public Typed typed(String... words) {
        return Typed.words(variables, words);
    }
}
