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

/** The bridge as a child of this JVM. It ends when its standard input does, so it never outlives us. */
final class BridgeProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BridgeProcess.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(20);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);
    private static final int LONGEST_SOCKET_PATH = 100;
    private static final Set<String> INHERITED =
            Set.of("TZ", "SSL_CERT_FILE", "SSL_CERT_DIR", "SystemRoot", "GOMAXPROCS", "GOMEMLIMIT", "GOGC");

    private final Process process;
    private final BridgeChannel channel;

    private BridgeProcess(Process process, BridgeChannel channel) {
        this.process = process;
        this.channel = channel;
    }

    /**
     * Starts the program, and returns when it answers calls.
     *
     * @throws IOException when it does not; the message may be printed
     */
    static BridgeProcess start(Path program, BridgeSettings settings) throws IOException {
        var builder = new ProcessBuilder(program.toString())
                .directory(settings.folder().toFile());
        // Passwords may be among our variables, and others may look at those of a process.
        builder.environment().keySet().retainAll(INHERITED);
        var process = builder.start();
        try {
            var lastWord = new AtomicReference<>("nothing");
            Thread.ofVirtual().name("bridge-log").start(() -> follow(process, lastWord));
            var token = token();
            tell(process, settings.json(token, socket(settings.folder())));
            return new BridgeProcess(process, BridgeChannel.to(ready(process, lastWord), token));
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

    CompletableFuture<Process> gone() {
        return process.onExit();
    }

    int exitCode() {
        return process.isAlive() ? -1 : process.exitValue();
    }

    /** kill -9, for one that does not answer any more. */
    void kill() {
        process.destroyForcibly();
    }

    /** Ends its input, which lets it disconnect its sessions; returns when it is gone. */
    @Override
    public void close() {
        try (channel) {
            process.getOutputStream().close();
        } catch (IOException _) {
            process.destroy();
        }
        try {
            if (!process.waitFor(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Its input stays open for as long as it shall live. */
    private static void tell(Process process, String line) throws IOException {
        var input = process.getOutputStream();
        input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    private static String ready(Process process, AtomicReference<String> lastWord) throws IOException {
        var patience = CompletableFuture.delayedExecutor(LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
        var late = CompletableFuture.runAsync(process::destroyForcibly, patience);
        var line = process.inputReader(StandardCharsets.UTF_8).readLine();
        if (!late.cancel(false) || line == null || !line.startsWith("READY ")) {
            throw new IOException("the bridge did not start: " + lastWord.get());
        }
        return line.substring("READY ".length());
    }

    /** What it writes names sessions and states, and nothing personal. */
    private static void follow(Process process, AtomicReference<String> lastWord) {
        try (BufferedReader errors = process.errorReader(StandardCharsets.UTF_8)) {
            for (var line = errors.readLine(); line != null; line = errors.readLine()) {
                lastWord.set(line);
                LOG.debug("Bridge: {}", line);
            }
        } catch (IOException _) {
            LOG.debug("The bridge says no more");
        }
    }

    /** Empty where there are no Unix sockets, or their path would be too long: then it is a port of loopback. */
    private static String socket(Path folder) {
        var path = folder.resolve("socket").toString();
        var windows = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows || path.getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET_PATH ? "" : path;
    }

    private static String token() {
        var token = new byte[32];
        new SecureRandom().nextBytes(token);
        return HexFormat.of().formatHex(token);
    }
}
