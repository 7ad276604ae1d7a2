package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.reliability.child.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Starts the packaged application with {@code bin/ogensync-connect}, in a folder as in the image but without a cache.
 */
class PackagedStartIT {

    private static final Path BIN = Path.of("../../bin");
    private static final Path JAR = Path.of("target/ogensync-connect.jar");
    private static final Pattern READY = Pattern.compile("ready at http://localhost:(\\d+)\\n");

    @TempDir
    private Path folder;

    @Test
    void a_message_is_sent_without_an_aot_cache_and_sigterm_stops_the_service() throws Exception {
        for (var file : List.of("ogensync-connect", "java.options")) {
            Files.copy(BIN.resolve(file), folder.resolve(file));
        }
        Files.createSymbolicLink(folder.resolve(JAR.getFileName()), JAR.toAbsolutePath());
        var log = folder.resolve("log");

        var service = start(log);
        try (var caller = new Caller(port(service, log))) {
            caller.send(caller.registerLinked(), null, "918888888888", "hello").expect(200);
        } finally {
            service.destroy();
        }

        assertThat(service.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(service.exitValue()).isEqualTo(143);
        assertThat(log).content().startsWith("Starting without an AOT cache").doesNotContain("warning", "WARN");
    }

    @Test
    void a_missing_jar_is_reported_in_one_sentence() throws Exception {
        Files.copy(BIN.resolve("ogensync-connect"), folder.resolve("ogensync-connect"));
        var log = folder.resolve("log");

        assertThat(start(log).waitFor()).isEqualTo(2);
        assertThat(log).content().isEqualTo("No ogensync-connect.jar has been built yet: run bin/package.\n");
    }

    private Process start(Path log) throws IOException {
        var builder = new ProcessBuilder(folder.resolve("ogensync-connect").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR", "USER"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTIONS", "-XX:TieredStopAtLevel=1",
                        "DATA_DIR", folder.resolve("data").toString(),
                        "PORT", "0",
                        "MANAGEMENT_PORT", "0"));
        return builder.start();
    }

    /** Waits until the service is ready, and returns its port. */
    private static int port(Process service, Path log) {
        var ready = await().atMost(Duration.ofMinutes(2))
                .until(() -> READY.matcher(Files.readString(log)), it -> it.find() || !service.isAlive());
        assertThat(service.isAlive()).as(() -> log + " ends early").isTrue();
        return Integer.parseInt(ready.group(1));
    }
}
