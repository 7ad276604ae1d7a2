package com.ogensync.connect.reliability.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged application, unpacked and with an AOT cache for fast starts: docs/OPERATIONS.md, "The start script".
 * Created once per jar in the build folder.
 */
public final class Unpacked {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Path ROOM = Path.of("target", "reliability").toAbsolutePath();
    private static final Path JAR = Path.of(System.getProperty("reliability.jar", "target/ogensync-connect.jar"));
    private static final String CACHE = "start.aot";
    private static final String DONE = "done";

    private final Path folder;

    private Unpacked(Path folder) {
        this.folder = folder;
    }

    /** Returns the unmodified application. */
    public static Unpacked plain() {
        return changed("plain", _ -> {});
    }

    /**
     * Returns the application with modified jars.
     *
     * @param name unique name of the modification
     */
    public static synchronized Unpacked changed(String name, Consumer<Unpacked> change) {
        var made = new Unpacked(ROOM.resolve("form-" + name + "-" + digest()));
        if (!Files.exists(made.folder.resolve(DONE))) {
            made.make(change);
        }
        return made;
    }

    /** Returns the jar to start. */
    public Path jar() {
        return folder.resolve(JAR.getFileName());
    }

    /** Returns the folder of its libraries. */
    public Path libraries() {
        return folder.resolve("lib");
    }

    /** Returns the JVM arguments. */
    List<String> arguments() {
        var cache = folder.resolve(CACHE);
        var start = List.of("-jar", jar().toString());
        return Files.exists(folder.resolve(DONE)) && Files.exists(cache)
                ? List.of("-XX:AOTCache=" + cache, start.getFirst(), start.getLast())
                : start;
    }

    private void make(Consumer<Unpacked> change) {
        try {
            FileSystemUtils.deleteRecursively(folder);
            Files.createDirectories(folder);
            extract();
            change.accept(this);
            train();
            Files.createFile(folder.resolve(DONE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void extract() throws IOException {
        var log = folder.resolve("extract.log").toFile();
        var extracting = new ProcessBuilder(
                        JAVA, "-Djarmode=tools", "-jar", JAR.toString(), "extract", "--force", "--destination")
                .redirectErrorStream(true)
                .redirectOutput(log);
        extracting.command().add(folder.toString());
        try {
            if (extracting.start().waitFor() != 0) {
                throw new AssertionError(JAR + " cannot be unpacked: " + Files.readString(log.toPath()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Creates the AOT cache in a training run of the main use case. */
    private void train() {
        var record = "-XX:AOTCacheOutput=" + folder.resolve(CACHE);
        try (var app = ChildApp.start(this, "training", Map.of(), record)) {
            var account = app.caller().registerLinked();
            app.caller().send(account, "training", "8210000000001", "training").expect(200);
            app.caller().credits(account);
            app.sigterm();
            app.exitStatus();
        }
    }

    private static String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(JAR));
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
