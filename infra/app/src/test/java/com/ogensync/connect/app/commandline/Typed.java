package com.ogensync.connect.app.commandline;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * Result of a command.
 *
 * @param status the exit status
 */
public record Typed(int status, String out, String err) {

    /** Returns a console whose output is discarded. */
    static Console console(Map<String, String> variables) {
        return new Console(
                InputStream.nullInputStream(),
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                false,
                variables::get);
    }

    static Typed words(Map<String, String> variables, String... words) {
        return words(InputStream.nullInputStream(), variables, words);
    }

    /** Runs a command with this standard input. */
    public static Typed words(InputStream in, Map<String, String> variables, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var console = new Console(in, new PrintWriter(out, true), new PrintWriter(err, true), false, variables::get);
        return new Typed(ConnectCommandLine.run(console, words), out.toString(), err.toString());
    }
}
