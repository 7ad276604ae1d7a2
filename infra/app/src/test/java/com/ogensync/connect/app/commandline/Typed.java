package com.ogensync.connect.app.commandline;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * What came of words that somebody typed.
 *
 * @param status the exit status
 */
public record Typed(int status, String out, String err) {

    /** A console that nobody reads. */
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

    /** Words whose command reads that standard input. */
    public static Typed words(InputStream in, Map<String, String> variables, String... words) {
        var out = new StringWriter();
        var err = new StringWriter();
        var console = new Console(in, new PrintWriter(out, true), new PrintWriter(err, true), false, variables::get);
        return new Typed(ConnectCommandLine.run(console, words), out.toString(), err.toString());
    }
}
