package com.ogensync.connect.reliability.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** One crash to come: where it happens, whether it is armed, whether it happened. */
public final class CrashPlan implements AutoCloseable {

    /** The status of a JVM that crashed by this plan. */
    public static final int STATUS = CrashPoint.STATUS;

    private static final List<Class<?>> AGENT =
            List.of(CrashAgent.class, CrashPoint.class, Place.class, Weaver.class, Weaver.Calling.class);

    private final Path folder;
    private final String places;

    private CrashPlan(Path folder, String places) {
        this.folder = folder;
        this.places = places;
    }

    /**
     * A crash the first time that a thread is at a place, once armed.
     *
     * @param first a place that the thread must have passed just before, if any
     */
    public static CrashPlan at(String place, @Nullable String first) {
        try {
            var room = Path.of("target", "reliability").toAbsolutePath();
            Files.createDirectories(room);
            return new CrashPlan(
                    Files.createTempDirectory(room, "crash-"), first == null ? place : place + ";" + first);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM's argument. */
    public String jvmArgument() {
        return "-javaagent:" + jar() + "=" + folder + ";1;" + places;
    }

    /** From now on it crashes. */
    public void arm() {
        try {
            Files.createFile(folder.resolve(CrashPoint.ARMED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the place was reached. */
    public boolean isHit() {
        return Files.exists(folder.resolve(CrashPoint.HIT));
    }

    /** Leaves nothing behind. */
    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar() {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Premain-Class"), CrashAgent.class.getName());
        var jar = folder.resolve("crash-agent.jar");
        try (var entries = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var type : AGENT) {
                var name = type.getName().replace('.', '/') + ".class";
                entries.putNextEntry(new JarEntry(name));
                try (var bytes = type.getClassLoader().getResourceAsStream(name)) {
                    bytes.transferTo(entries);
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
