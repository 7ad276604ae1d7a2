package com.ogensync.connect.app.commandline;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a command reads its variables and writes to. Every command has a constructor that takes one, or takes nothing.
 *
 * @param in standard input
 * @param out results and nothing else
 * @param err progress, and what is wrong
 * @param terminal whether somebody looks at {@code err}: then a progress bar may be drawn over
 * @param variables the environment
 */
public record Console(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        boolean terminal,
        Function<String, @Nullable String> variables) {

    /** The process's own. */
    @SuppressWarnings("SystemConsoleNull") // JDK 25 took back what the warning says.
    static Console ofProcess(PrintStream out, PrintStream err) {
        return new Console(
                System.in,
                new PrintWriter(out, false, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                System.console() != null && System.console().isTerminal(),
                name -> Optional.ofNullable(System.getProperty(name)).orElseGet(() -> System.getenv(name)));
    }
}
