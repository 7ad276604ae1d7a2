package com.ogensync.connect.browser;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged application in a separate JVM, with the same data folder and port across restarts. */
final class PackagedApp implements AutoCloseable {

    private static final Path ROOM = Path.of("target", "app").toAbsolutePath();
    private static final Duration START_MAX = Duration.ofMinutes(2);
    private static final String PROGRAMS = "ogensync.postgres.programs";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment = new HashMap<>();
    private final int port = freePort();
    private final Path log;
    private Process process;

    private PackagedApp(Map<String, String> settings) throws IOException {
        Files.createDirectories(ROOM);
        var data = Files.createTempDirectory(ROOM, "data-");
        log = ROOM.resolve(data.getFileName() + ".log");
        environment.putAll(Map.of("PORT", Integer.toString(port), "MANAGEMENT_PORT", Integer.toString(freePort())));
        environment.putAll(Map.of("DATA_DIR", data.toString(), "NODE_ID", "browser"));
        environment.putAll(Map.of("REGISTRATION_LIMIT_PER_MINUTE", "1000"));
        environment.putAll(settings);
        process = launch();
    }

    /** Starts the application in an empty data folder, and waits until it answers. */
    static PackagedApp start(Map<String, String> settings) {
        try {
            var app = new PackagedApp(settings);
            try {
                return app.awaited();
            } catch (Throwable e) {
                app.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the application. */
    void stop() {
        process.destroy();
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Starts the stopped application again on the same data. */
    void restart() {
        process = launch();
        awaited();
    }

    /** Returns the address that a browser opens. */
    String origin() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        stop();
        http.close();
    }

    /** Runs the command line on the same data, and returns its output. */
    String run(String... arguments) {
        try {
            var command = builder(arguments)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            var output = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (command.waitFor() != 0) {
                throw new AssertionError("The command ended with " + command.exitValue() + " [" + log + "]");
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process launch() {
        try {
            return builder()
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-D" + PROGRAMS + "=" + Path.of(System.getProperty(PROGRAMS)).normalize(),
                "-jar",
                System.getProperty("browser.jar")));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR", "USER"));
        builder.environment().putAll(environment);
        return builder;
    }

    private PackagedApp awaited() {
        await().atMost(START_MAX).pollInterval(Duration.ofMillis(100)).until(() -> answers() || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("The application ended with " + process.exitValue() + " [" + log + "]");
        }
        return this;
    }

    private boolean answers() {
        var ping = HttpRequest.newBuilder(URI.create(origin() + "/ping")).build();
        try {
            return http.send(ping, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
