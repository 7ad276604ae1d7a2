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

/** A file lock that excludes other processes and other threads of this one, until closed or the process ends. */
public final class FolderLock implements AutoCloseable {

    /** Open lock files. Closing any channel on a file releases the process's lock, so at most one channel is open. */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Returns the lock, or null if it is already held. */
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
                    "The file " + file + " cannot be created or opened (" + e.getMessage()
                            + "): check free disk space and the owner of the folder.",
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
