package com.ogensync.connect.reliability.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.springframework.util.FileSystemUtils;

/** Crashes to come of one woven program: which is armed, whether it happened. */
public final class CrashPlan implements AutoCloseable {

    /** The status of a JVM that crashed by a plan. */
    public static final int STATUS = CrashPoint.STATUS;

    private final Path folder;

    /** Nothing is armed. */
    public CrashPlan() {
        try {
            var room = Path.of("target", "reliability").toAbsolutePath();
            Files.createDirectories(room);
            folder = Files.createTempDirectory(room, "crash-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JVM's argument. */
    public String jvmArgument() {
        return "-D" + CrashPoint.FOLDER + "=" + folder;
    }

    /** From now on it crashes when so many threads have come to that site; they stay there. */
    public void arm(CrashSite site, int threads) {
        try {
            var whole = Files.writeString(folder.resolve("arming"), site.name() + "\n" + threads);
            Files.move(whole, folder.resolve(CrashPoint.ARMED), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #arm}, but it crashes only after {@link #release}. */
    public void armHeld(CrashSite site, int threads) {
        try {
            Files.createFile(folder.resolve(CrashPoint.HELD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        arm(site, threads);
    }

    /** What was held crashes. */
    public void release() {
        delete(CrashPoint.HELD);
    }

    /** Whether that site was where it crashed. */
    public boolean isHit(CrashSite site) {
        try {
            return Files.readAllLines(folder.resolve(CrashPoint.HIT)).getFirst().equals(site.name());
        } catch (IOException none) {
            return false;
        }
    }

    /** As at first. */
    public void disarm() {
        delete(CrashPoint.ARMED);
        delete(CrashPoint.HELD);
        delete(CrashPoint.HIT);
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

    private void delete(String name) {
        try {
            Files.deleteIfExists(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
