package com.ogensync.connect.reliability.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts processes of the application with little memory, a fast start, and a minimal environment. */
final class Launch {

    private static final Path ROOM = Path.of("target", "reliability").toAbsolutePath();
    private static final String PROGRAMS = "ogensync.postgres.programs";

    private final Unpacked form;
    private final Map<String, String> environment;

    /** Creates a launcher of this form; the environment may still change. */
    Launch(Unpacked form, Map<String, String> environment) {
        this.form = form;
        this.environment = environment;
    }

    /** Starts the service. */
    Process service(List<String> jvmArguments, Path log) {
        return started(java(jvmArguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
    }

    /** Runs a command, waits for its end, and returns its output. */
    String typed(Path log, String... words) {
        var builder = java(List.of()).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.command().addAll(List.of(words));
        var process = started(builder);
        try {
            var written = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(List.of(words) + " ended with " + process.exitValue() + " [" + log + "]");
            }
            return written.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private ProcessBuilder java(List<String> jvmArguments) {
        var command = new ArrayList<>(List.of(Unpacked.JAVA));
        // Little memory and a fast start, because it is started hundreds of times.
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        command.add("-D" + PROGRAMS + "="
                + System.getProperty(PROGRAMS, ROOM.resolve("programs").toString()));
        command.addAll(jvmArguments);
        command.addAll(form.arguments());
        var builder = new ProcessBuilder(command);
        var inherited = builder.environment();
        inherited.keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR", "USER"));
        inherited.putAll(environment);
        return builder;
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
