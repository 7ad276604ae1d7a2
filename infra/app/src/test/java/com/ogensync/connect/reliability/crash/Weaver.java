package com.ogensync.connect.reliability.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Inserts calls of {@link CrashPoint} into a program's jars at the crash sites. */
public final class Weaver {

    private static final String CRASH_POINT = CrashPoint.class.getName().replace('.', '/') + ".class";

    private final List<Seam> seams;

    /** Creates a weaver for these sites. */
    public Weaver(Collection<CrashSite> sites) {
        seams = sites.stream().flatMap(Seam::of).toList();
    }

    /**
     * Weaves a program's jars; {@link CrashPoint} is added to the first one.
     *
     * @throws IllegalArgumentException if a place does not exist
     */
    public void weave(List<Path> jars) {
        var woven = new HashSet<Seam>();
        jars.forEach(jar -> weave(jar, jar.equals(jars.getFirst()), woven));
        seams.forEach(seam -> {
            if (!woven.contains(seam)) {
                throw new IllegalArgumentException("No such method: " + seam.place());
            }
        });
    }

    private void weave(Path jar, boolean first, Set<Seam> woven) {
        try (var source = new JarFile(jar.toFile())) {
            var changed = changed(source, woven);
            if (first) {
                changed.put(CRASH_POINT, ownBytes());
            }
            if (!changed.isEmpty()) {
                var copy = jar.resolveSibling(jar.getFileName() + ".woven");
                write(source, changed, copy);
                Files.move(copy, jar, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, byte[]> changed(JarFile source, Set<Seam> woven) throws IOException {
        var changed = new LinkedHashMap<String, byte[]>();
        for (var seam : seams) {
            var name = seam.place().type() + ".class";
            var entry = source.getEntry(name);
            if (entry != null) {
                var bytes = changed.containsKey(name) ? changed.get(name) : bytes(source, entry);
                changed.put(name, seam.sewn(bytes));
                woven.add(seam);
            }
        }
        return changed;
    }

    private static void write(JarFile source, Map<String, byte[]> changed, Path copy) throws IOException {
        try (var target = new JarOutputStream(Files.newOutputStream(copy))) {
            for (var entry : source.stream().toList()) {
                target.putNextEntry(new JarEntry(entry.getName()));
                var own = changed.get(entry.getName());
                target.write(own == null ? bytes(source, entry) : own);
            }
            if (changed.containsKey(CRASH_POINT)) {
                target.putNextEntry(new JarEntry(CRASH_POINT));
                target.write(changed.get(CRASH_POINT));
            }
        }
    }

    private static byte[] bytes(JarFile source, ZipEntry entry) throws IOException {
        try (var stream = source.getInputStream(entry)) {
            return stream.readAllBytes();
        }
    }

    private static byte[] ownBytes() throws IOException {
        try (var stream = CrashPoint.class.getClassLoader().getResourceAsStream(CRASH_POINT)) {
            return stream.readAllBytes();
        }
    }

    /** Returns the jars of an unpacked program: its own first, then its libraries. */
    public static List<Path> jarsIn(Path program, Path libraries) {
        try (var files = Files.list(libraries)) {
            return Stream.concat(
                            Stream.of(program),
                            files.filter(it -> it.toString().endsWith(".jar")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
