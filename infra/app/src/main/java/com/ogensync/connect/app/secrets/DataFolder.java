package com.ogensync.connect.app.secrets;

import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The folder DATA_DIR: the embedded database, the secrets made once, what else must outlive the process. Only its owner
 * may look into what is made here. It has two locks: the server's, held as long as it runs, and a short one under which
 * anybody prepares something.
 */
public final class DataFolder {

    private static final ReentrantLock PREPARING = new ReentrantLock();
    private static final Duration LONGEST_PREPARATION = Duration.ofMinutes(2);

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** Opens the folder, and makes it where it is missing. */
    public static DataFolder at(Path path) {
        try {
            PrivateFiles.makeFolder(path);
            return new DataFolder(path.toRealPath());
        } catch (IOException e) {
            throw new StartRefused("DATA_DIR is " + path + ", but this user cannot make or open that folder.", e);
        }
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** A folder inside, that its owner alone may read. */
    public Path folder(String name) {
        var folder = path.resolve(name);
        try {
            PrivateFiles.makePrivate(folder);
            return folder;
        } catch (IOException e) {
            throw new StartRefused("The folder " + folder + " cannot be made, or belongs to somebody else.", e);
        }
    }

    /** The embedded database's own folder. */
    public Path database() {
        return path.resolve("postgres");
    }

    /**
     * A secret of this name, made the first time it is asked for and the same ever after. It is made before the
     * database is: a database whose secret is gone cannot be read with a new one.
     */
    public Secret secret(String name, Supplier<String> made) {
        return Secret.of(kept(folder("secrets").resolve(name), made));
    }

    /** The secret of this name if it was made; never makes one. */
    public Optional<Secret> existingSecret(String name) {
        return note("secrets/" + name).map(Secret::of);
    }

    /** Where the secret of this name is kept, for programs that read it themselves. */
    public Path secretFile(String name) {
        return folder("secrets").resolve(name);
    }

    /** A short text that was kept here. */
    public Optional<String> note(String name) {
        var file = path.resolve(name);
        return Files.exists(file) ? Optional.of(text(file)) : Optional.empty();
    }

    /** Keeps a short text, in place of an older one. */
    public void keepNote(String name, String text) {
        write(path.resolve(name), text);
    }

    /**
     * Takes the folder for the one server that may use it.
     *
     * @param patience how long to wait for one that is just ending
     */
    public FolderLock lockForServer(Duration patience) {
        return locked("server.lock", patience)
                .orElseThrow(() -> new StartRefused("The data folder " + path
                        + " is in use by another OgenSync Connect: stop that one, or set DATA_DIR to another folder."));
    }

    /** The server's lock if no server has it now. */
    public Optional<FolderLock> lockIfNoServer() {
        return locked("server.lock", Duration.ZERO);
    }

    /** Does something that no other process may do in this folder at the same time. */
    public <T> T preparing(Supplier<T> work) {
        PREPARING.lock();
        try {
            if (PREPARING.getHoldCount() > 1) {
                return work.get();
            }
            try (var _ = locked("preparing.lock", LONGEST_PREPARATION)
                    .orElseThrow(() -> new StartRefused("Another process has been preparing the data folder " + path
                            + " for two minutes: end it and start again."))) {
                return work.get();
            }
        } finally {
            PREPARING.unlock();
        }
    }

    private String kept(Path file, Supplier<String> made) {
        return preparing(() -> {
            if (!Files.exists(file)) {
                refuseIfDatabaseExists(file);
                write(file, made.get() + "\n");
            }
            var text = text(file);
            if (text.isEmpty()) {
                throw new StartRefused("The secret in " + file + " is empty: put the file back from a backup.");
            }
            return text;
        });
    }

    private void refuseIfDatabaseExists(Path file) {
        if (Files.exists(database())) {
            throw new StartRefused("The secret in " + file + " is missing, though the database beside it was made with"
                    + " one: put the file back from a backup, or set the variable that was set then.");
        }
    }

    private Optional<FolderLock> locked(String name, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var lock = FolderLock.tried(path.resolve(name));
            if (lock != null) {
                return Optional.of(lock);
            }
            if (System.nanoTime() >= end) {
                return Optional.empty();
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(50));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("The start was interrupted.", e);
        }
    }

    private static String text(Path file) {
        try {
            return PrivateFiles.read(file);
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be read: it must belong to the user who starts.", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            PrivateFiles.write(file, text);
        } catch (IOException e) {
            throw new StartRefused("The file " + file + " cannot be written: is the disk full, or not ours?", e);
        }
    }
}
