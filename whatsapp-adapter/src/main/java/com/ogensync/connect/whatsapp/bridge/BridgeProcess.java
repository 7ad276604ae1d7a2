package com.ogensync.connect.whatsapp.bridge;

import com.ogensync.connect.bridge.v1.HealthReply;
import io.grpc.Channel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bridge as a child process. It exits when its standard input is closed, so it never outlives this JVM. */
final class BridgeProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BridgeProcess.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(3);
    private static final int SOCKET_PATH_MAX = 100;
    private static final Set<String> INHERITED =
            Set.of("TZ", "SSL_CERT_FILE", "SSL_CERT_DIR", "SystemRoot", "GOMAXPROCS", "GOMEMLIMIT", "GOGC");

    private final Process process;
    private final BridgeChannel channel;

    private BridgeProcess(Process process, BridgeChannel channel) {
        this.process = process;
        this.channel = channel;
    }

    /**
     * Starts the program and returns when it accepts calls.
     *
     * @throws IOException if it does not start; the message contains no secret
     */
    static BridgeProcess start(Path program, BridgeSettings settings) throws IOException {
        var builder = new ProcessBuilder(program.toString())
                .directory(settings.folder().toFile());
        // Our environment may contain passwords, and other users can read the environment of a process.
        builder.environment().keySet().retainAll(INHERITED);
        var process = builder.start();
        try {
            var lastLine = new AtomicReference<>("nothing");
            Thread.ofVirtual().name("bridge-log").start(() -> copyLog(process, lastLine));
            var token = token();
            writeLine(process, settings.json(token, socket(settings.folder())));
            return new BridgeProcess(process, BridgeChannel.to(awaitReady(process, lastLine), token));
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    Channel channel() {
        return channel.channel();
    }

    HealthReply health() {
        return channel.health();
    }

    long pid() {
        return process.pid();
    }

    CompletableFuture<Process> exited() {
        return process.onExit();
    }

    int exitCode() {
        return process.isAlive() ? -1 : process.exitValue();
    }

    /** Kills the process (SIGKILL) when it no longer answers. */
    void kill() {
        process.destroyForcibly();
    }

    /** Closes the standard input, so that the bridge disconnects its sessions. Returns when the process has ended. */
    @Override
    public void close() {
        try (channel) {
            process.getOutputStream().close();
        } catch (IOException _) {
            process.destroy();
        }
        try {
            if (!process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves the standard input open: closing it would stop the bridge. */
    private static void writeLine(Process process, String line) throws IOException {
        var input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    private static String awaitReady(Process process, AtomicReference<String> lastLine) throws IOException {
        var timeout = CompletableFuture.delayedExecutor(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        var killTimer = CompletableFuture.runAsync(process::destroyForcibly, timeout);
        var line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (!killTimer.cancel(false) || line == null || !line.startsWith("READY ")) {
            throw new IOException("the bridge did not start: " + lastLine.get());
        }
        return line.substring("READY ".length());
    }

    /** Copies the bridge's log lines into ours. They contain session ids and states, and no personal data. */
    private static void copyLog(Process process, AtomicReference<String> lastLine) {
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
            for (var line = errors.readLine(); line != null; line = errors.readLine()) {
                lastLine.set(line);
                LOG.debug("Bridge: {}", line);
            }
        } catch (IOException _) {
            LOG.debug("The bridge's error stream was closed");
        }
    }

    /** Returns an empty string, meaning a loopback port, on Windows or if the path is too long for a Unix socket. */
    private static String socket(Path folder) {
        var path = folder.resolve("socket").toString();
        var windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows || path.getBytes(StandardCharsets.UTF_8).length > SOCKET_PATH_MAX ? "" : path;
    }

    private static String token() {
        var token = new byte[32];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}
