package com.ogensync.connect.reliability.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;

/** Controls the crashes of a woven program: arms a crash site and reports whether the crash happened. */
public final class CrashPlan implements AutoCloseable {

    /** Exit status of a JVM that crashed at a site. */
    public static final int STATUS = CrashPoint.STATUS;

    private final Path folder;

    /** Creates a plan with no site armed. */
    public CrashPlan() {
        try {
            var room = Path.of("target", "reliability").toAbsolutePath();
            Files.createDirectories(room);
            folder = Files.createTempDirectory(room, "crash-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the JVM argument. */
    public String jvmArgument() {
        return "-D" + CrashPoint.FOLDER + "=" + folder;
    }

    /** Arms a site: the program crashes when this many threads have reached it; they block there. */
    public void arm(CrashSite site, int threads) {
        try {
            var whole = Files.writeString(folder.resolve("arming"), site.name() + "\n" + threads);
            Files.move(whole, folder.resolve(CrashPoint.ARMED), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Arms a site like {@link #arm}, but the program crashes only after {@link #release}. */
    public void armHeld(CrashSite site, int threads) {
        try {
            Files.createFile(folder.resolve(CrashPoint.HELD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        arm(site, threads);
    }

    /** Triggers a held crash. */
    public void release() {
        delete(CrashPoint.HELD);
    }

    /** Returns whether the program crashed at this site. */
    public boolean isHit(CrashSite site) {
        try {
            return Files.readAllLines(folder.resolve(CrashPoint.HIT)).getFirst().equals(site.name());
        } catch (IOException none) {
            return false;
        }
    }

    /** Disarms all sites. */
    public void disarm() {
        delete(CrashPoint.ARMED);
        delete(CrashPoint.HELD);
        delete(CrashPoint.HIT);
    }

    /** Removes all files. */
    @Override
    public void close() {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
