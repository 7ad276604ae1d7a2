package com.ogensync.connect.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Result of a program that ran in a separate JVM with this one's class path.
 *
 * @param status the exit status
 * @param output standard output and standard error, in UTF-8
 */
public record ChildJvm(int status, String output) {

    /** The product's main program. */
    public static final String PRODUCT = "com.ogensync.connect.app.ConnectApplication";

    /** Runs {@code java OPTIONS MAIN ARGUMENTS} to its end. */
    public static ChildJvm run(Map<String, String> variables, List<String> options, String main, List<String> arguments)
            throws IOException, InterruptedException {
        return run(variables, "exec \"$0\" \"$@\"", options, main, arguments);
    }

    /**
     * Does the same through a shell script, which can add arguments that a Java string cannot represent.
     *
     * @param script runs {@code "$0" "$@"}
     */
    public static ChildJvm run(
            Map<String, String> variables, String script, List<String> options, String main, List<String> arguments)
            throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(Stream.of(
                                List.of("sh", "-c", script, java, "-cp", System.getProperty("java.class.path")),
                                options,
                                List.of(main),
                                arguments)
                        .flatMap(List::stream)
                        .toList())
                .redirectErrorStream(true);
        builder.environment().putAll(variables);
        var child = builder.start();
        child.getOutputStream().close();
        var output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ChildJvm(child.waitFor(), output);
    }
}
