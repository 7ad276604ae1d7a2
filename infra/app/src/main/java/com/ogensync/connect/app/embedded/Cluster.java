package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** The folder in which PostgreSQL keeps everything: made once, password only, and never touched by another version. */
final class Cluster {

    static final String USER = "ogensync";

    private static final String UNFINISHED = "preparing-postgres-";
    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private final DataFolder folder;
    private final PostgresPrograms programs;

    Cluster(DataFolder folder, PostgresPrograms programs) {
        this.folder = folder;
        this.programs = programs;
    }

    /** Makes it where it is missing; after a crash it is there whole or not at all. */
    void prepare(Path passwordFile) {
        if (Files.exists(folder.database())) {
            refuseOtherVersion();
            return;
        }
        LOG.info("Preparing the database in {} ...", folder.database());
        try {
            removeUnfinished();
            var unfinished = Files.createTempDirectory(folder.path(), UNFINISHED);
            try {
                make(unfinished, passwordFile);
                Files.move(unfinished, folder.database(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                FileSystemUtils.deleteRecursively(unfinished);
            }
        } catch (IOException e) {
            throw new StartRefused("The database cannot be made in " + folder.path() + ".", e);
        }
    }

    private void removeUnfinished() throws IOException {
        try (var leftovers = Files.newDirectoryStream(folder.path(), UNFINISHED + "*")) {
            for (var leftover : leftovers) {
                var _ = FileSystemUtils.deleteRecursively(leftover);
            }
        }
    }

    private void make(Path unfinished, Path passwordFile) {
        var ending = programs.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                // Many rounds make guessing slow; of 32 random bytes none is guessed, and each connection pays for
                // them.
                "--set=scram_iterations=16",
                "--auth-local=scram-sha-256",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums",
                "--sync-method=" + Platform.current().syncMethod());
        if (!ending.well()) {
            throw new StartRefused("The database cannot be made in " + folder.path() + " (" + ending.reason() + ")"
                    + ": start as a user who may, or set DATABASE_URL to a PostgreSQL of your own.");
        }
    }

    private void refuseOtherVersion() {
        var made = version();
        var ours = programs.majorVersion()
                .orElseThrow(
                        () -> new StartRefused("PostgreSQL's programs do not run on this machine: remove the folder "
                                + folder.path().resolve("programs") + " and start again, or set DATABASE_URL."));
        if (!made.equals(ours)) {
            throw new StartRefused("The database in " + folder.database() + " was made by PostgreSQL " + made
                    + ", and this build carries PostgreSQL " + ours + ": start the build that made it, or move its"
                    + " contents with pg_dump or pg_upgrade, or set DATABASE_URL; nothing was changed.");
        }
    }

    private String version() {
        try {
            return Files.readString(folder.database().resolve("PG_VERSION")).strip();
        } catch (IOException e) {
            throw new StartRefused(
                    "The folder " + folder.database() + " is no database: move it away, or set DATA_DIR.", e);
        }
    }
}
