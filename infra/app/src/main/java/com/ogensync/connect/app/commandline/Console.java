package com.ogensync.connect.app.commandline;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Input, output and environment of a command. Every command has a constructor that takes a Console or no argument.
 *
 * @param in standard input
 * @param out results only
 * @param err progress and error messages
 * @param terminal whether {@code err} is a terminal, where a progress bar can be redrawn in place
 * @param variables the environment
 */
public record Console(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Function<String, @Nullable String> variables) {

    /** Returns the console of this process. */
    @SuppressWarnings("SystemConsoleNull") // The warning is about JDK 22 to 24; JDK 25 reverted that change.
    static Console ofProcess(PrintStream out, PrintStream err) {
        return new Console(
                System.in,
                new PrintWriter(out, false, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                System.console() != null && System.console().isTerminal(),
                name -> Optional.ofNullable(System.getProperty(name)).orElseGet(() -> System.getenv(name)));
    }
}
