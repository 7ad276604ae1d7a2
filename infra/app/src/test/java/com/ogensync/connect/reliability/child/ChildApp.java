package com.ogensync.connect.reliability.child;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** The packaged application in a separate JVM, with the same data folder and ports across restarts. */
public final class ChildApp implements AutoCloseable {

    private static final Path ROOM = Path.of("target", "reliability").toAbsolutePath();
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(3);

    private final Launch launch;
    private final Path data;
    private final Path log;
    private final int port = freePort();
    private final int managementPort = freePort();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final ChildDatabase database;
    private final Caller caller = new Caller(port);
    private final Caller operations = new Caller(managementPort);
    private Process process;

    private ChildApp(Unpacked form, String name, Map<String, String> settings, List<String> jvmArguments)
            throws IOException {
        launch = new Launch(form, environment);
        Files.createDirectories(ROOM);
        data = Files.createTempDirectory(ROOM, name + "-");
        log = ROOM.resolve(data.getFileName() + ".log");
        database = new ChildDatabase(data);
        environment.putAll(Map.of("DATA_DIR", data.toString(), "NODE_ID", "child", "PORT", Integer.toString(port)));
        environment.putAll(Map.of("MANAGEMENT_PORT", Integer.toString(managementPort), "MAX_CONCURRENT_SENDS", "4000"));
        environment.putAll(Map.of("RATE_LIMIT_PER_MINUTE", "1000000", "REGISTRATION_LIMIT_PER_MINUTE", "1000000"));
        environment.putAll(settings);
        process = launch.service(jvmArguments, log);
    }

    /** Starts the application in an empty data folder, and waits until it is ready. */
    public static ChildApp start(String name, Map<String, String> settings, String... jvmArguments) {
        return start(Unpacked.plain(), name, settings, jvmArguments);
    }

    /** Starts this form of the application. */
    public static ChildApp start(Unpacked form, String name, Map<String, String> settings, String... jvmArguments) {
        try {
            var app = new ChildApp(form, name, settings, List.of(jvmArguments));
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

    /** Restarts it on the same data, after it has ended. */
    public ChildApp restart(String... jvmArguments) {
        return restart(Map.of(), jvmArguments);
    }

    /** Restarts it on the same data with some settings changed. */
    public ChildApp restart(Map<String, String> changed, String... jvmArguments) {
        if (process.isAlive()) {
            throw new IllegalStateException("It is still running");
        }
        environment.putAll(changed);
        process = launch.service(List.of(jvmArguments), log);
        return awaited();
    }

    /** Sends SIGKILL and waits for the end. */
    public void kill9() {
        process.destroyForcibly();
        exitStatus();
    }

    /** Returns its WhatsApp bridge, while one is running. */
    public Optional<ProcessHandle> bridge() {
        return process.children()
                .filter(it -> it.info().command().orElse("").endsWith("bridge"))
                .findAny();
    }

    /** Sends SIGTERM, as a service supervisor does. */
    public void sigterm() {
        process.destroy();
    }

    /** Waits for its end and returns the exit status, which is 128 + the number of a fatal signal. */
    public int exitStatus() {
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The application did not end in " + LONGEST_STOP + described());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns a client of the API. */
    public Caller caller() {
        return caller;
    }

    /** Returns a client of the management port. */
    public Caller operations() {
        return operations;
    }

    /** Adds an operator on the command line and returns the token. */
    public String operator(String name) {
        return launch.typed(log, "ops", "operator", "add", name);
    }

    /** Returns its database, also while the application is down. */
    public ChildDatabase database() {
        return database;
    }

    /** Returns the API port. */
    public int port() {
        return port;
    }

    /** Returns the management port. */
    public int managementPort() {
        return Integer.parseInt(environment.getOrDefault("MANAGEMENT_PORT", "0"));
    }

    /** Returns its current process. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns its output since its first start. */
    public Path log() {
        return log;
    }

    /** Returns its data folder. */
    public Path data() {
        return data;
    }

    /** Returns the path and the end of its log, for failure messages. */
    public String described() {
        try (var file = FileChannel.open(log)) {
            var last = ByteBuffer.allocate(4_000);
            file.read(last, Math.max(0, file.size() - last.capacity()));
            return " [" + log + "]\n..." + new String(last.array(), 0, last.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return " [" + log + "]";
        }
    }

    /** Stops all started processes and removes the data; the log stays. */
    @Override
    public void close() {
        caller.close();
        operations.close();
        process.destroy();
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        database.postmaster().ifPresent(it -> {
            database.signal("CONT");
            it.destroyForcibly();
            await().atMost(LONGEST_STOP).until(() -> !it.isAlive());
        });
        await().atMost(LONGEST_STOP)
                .ignoreExceptions()
                .until(() -> FileSystemUtils.deleteRecursively(data) || !Files.exists(data));
    }

    private ChildApp awaited() {
        await().atMost(LONGEST_START).pollInterval(Duration.ofMillis(50)).until(() -> answers() || !process.isAlive());
        if (!process.isAlive()) {
            throw new AssertionError("The application ended with " + process.exitValue() + described());
        }
        return this;
    }

    private boolean answers() {
        try {
            return caller.get("/ping", null).status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Returns a free port below the ephemeral range, so that no client takes it while the application is down. */
    static int freePort() {
        return ThreadLocalRandom.current()
                .ints(20_000, 32_000)
                .filter(ChildApp::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
