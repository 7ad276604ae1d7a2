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
 * The folder DATA_DIR: the embedded database, the generated secrets and other persistent files, readable by their owner
 * only. It has two locks: the server lock, held while the service runs, and a short one for preparing files.
 */
public final class DataFolder {

    private static final ReentrantLock PREPARING = new ReentrantLock();
    private static final Duration PREPARATION_TIMEOUT = Duration.ofMinutes(2);

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    /** Opens the folder; creates it if it is missing. */
    public static DataFolder at(Path path) {
        try {
            PrivateFiles.makeFolder(path);
            return new DataFolder(path.toRealPath());
        } catch (IOException e) {
            throw new StartRefused("DATA_DIR is " + path + ", but this user cannot create or open that folder.", e);
        }
    }

    /** Returns its path. */
    public Path path() {
        return path;
    }

    /** Returns a subfolder that only its owner can read; creates it if it is missing. */
    public Path folder(String name) {
        var folder = path.resolve(name);
        try {
            PrivateFiles.makePrivate(folder);
            return folder;
        } catch (IOException e) {
            throw new StartRefused("The folder " + folder + " cannot be created or belongs to another user.", e);
        }
    }

    /** Returns the folder of the embedded database. */
    public Path database() {
        return path.resolve("postgres");
    }

    /**
     * Returns the secret with this name, generating it on first use. A missing secret is not generated if the database
     * exists, because a database cannot be read with a new secret.
     */
    public Secret secret(String name, Supplier<String> generator) {
        return Secret.of(kept(folder("secrets").resolve(name), generator));
    }

    /** Returns the secret with this name if it exists; never generates one. */
    public Optional<Secret> existingSecret(String name) {
        return note("secrets/" + name).map(Secret::of);
    }

    /** Returns the file of the secret with this name, for programs that read it themselves. */
    public Path secretFile(String name) {
        return folder("secrets").resolve(name);
    }

    /** Returns the short text stored under this name. */
    public Optional<String> note(String name) {
        var file = path.resolve(name);
        return Files.exists(file) ? Optional.of(text(file)) : Optional.empty();
    }

    /** Stores a short text under this name, replacing an older one. */
    public void keepNote(String name, String text) {
        write(path.resolve(name), text);
    }

    /**
     * Takes the server lock, which only one service can hold.
     *
     * @param timeout how long to wait for a service that is just stopping
     */
    public FolderLock lockForServer(Duration timeout) {
        return locked("server.lock", timeout)
                .orElseThrow(() -> new StartRefused("The data folder " + path
                        + " is in use by another OgenSync Connect: stop that one, or set DATA_DIR to another folder."));
    }

    /** Takes the server lock if no server holds it. */
    public Optional<FolderLock> lockIfNoServer() {
        return locked("server.lock", Duration.ZERO);
    }

    /** Runs the work under the preparation lock, which excludes other processes. */
    public <T> T preparing(Supplier<T> work) {
        PREPARING.lock();
        try {
            if (PREPARING.getHoldCount() > 1) {
                return work.get();
            }
            try (var _ = locked("preparing.lock", PREPARATION_TIMEOUT)
                    .orElseThrow(() -> new StartRefused("Another process has been preparing the data folder " + path
                            + " for two minutes: end it and start again."))) {
                return work.get();
            }
        } finally {
            PREPARING.unlock();
        }
    }

    private String kept(Path file, Supplier<String> generator) {
        return preparing(() -> {
            if (!Files.exists(file)) {
                refuseIfDatabaseExists(file);
                write(file, generator.get() + "\n");
            }
            var text = text(file);
            if (text.isEmpty()) {
                throw new StartRefused("The secret in " + file + " is empty: restore the file from a backup.");
            }
            return text;
        });
    }

    private void refuseIfDatabaseExists(Path file) {
        if (Files.exists(database())) {
            throw new StartRefused(
                    "The secret in " + file + " is missing, but the database in this folder was created with"
                            + " one: restore the file from a backup, or set the variable that was set then.");
        }
    }

    private Optional<FolderLock> locked(String name, Duration timeout) {
        var end = System.nanoTime() + timeout.toNanos();
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
            throw new StartRefused("The file " + file + " cannot be read: it must belong to the service's user.", e);
        }
    }

    private static void write(Path file, String text) {
        try {
            PrivateFiles.write(file, text);
        } catch (IOException e) {
            throw new StartRefused(
                    "The file " + file + " cannot be written: check free disk space and permissions.", e);
        }
    }
}
