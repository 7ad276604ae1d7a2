package com.ogensync.connect.app.secrets;

import com.ogensync.connect.app.settings.StartRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A lock on a file, held against other processes and within this one, until it is closed or the process ends. */
public final class FolderLock implements AutoCloseable {

    /** The operating system forgets a process's lock when any channel on that file closes: so only one is ever open. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The lock, or null when somebody else has it. */
    static @Nullable FolderLock tried(Path file) {
        var name = file.toAbsolutePath().normalize();
        if (!OPEN.add(name)) {
            return null;
        }
        FolderLock lock = null;
        try {
            lock = opened(name);
            return lock;
        } finally {
            if (lock == null) {
                OPEN.remove(name);
            }
        }
    }

    private static @Nullable FolderLock opened(Path file) {
        try {
            var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return null;
            }
            return new FolderLock(file, channel);
        } catch (IOException e) {
            throw new StartRefused(
                    "The file " + file + " cannot be made or opened (" + e.getMessage()
                            + "): is the disk full, or does the folder belong to another user?",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            OPEN.remove(file);
        }
    }
}
