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

/** PostgreSQL's data folder: created once, with password authentication only, and never opened by another version. */
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

    /** Creates the folder if it is missing, atomically: after a crash it is complete or absent. */
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
                initialize(unfinished, passwordFile);
                Files.move(unfinished, folder.database(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                FileSystemUtils.deleteRecursively(unfinished);
            }
        } catch (IOException e) {
            throw new StartRefused("The database cannot be created in " + folder.path() + ".", e);
        }
    }

    private void removeUnfinished() throws IOException {
        try (var leftovers = Files.newDirectoryStream(folder.path(), UNFINISHED + "*")) {
            for (var leftover : leftovers) {
                var _ = FileSystemUtils.deleteRecursively(leftover);
            }
        }
    }

    private void initialize(Path unfinished, Path passwordFile) {
        var result = programs.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                // Every connection pays for these iterations. They slow down guessing, which 32 random bytes do not
                // need.
                "--set=scram_iterations=16",
                "--auth-local=scram-sha-256",
                "--auth-host=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums",
                "--sync-method=" + Platform.current().syncMethod());
        if (!result.succeeded()) {
            throw new StartRefused("The database cannot be created in " + folder.path() + " (" + result.reason() + ")"
                    + ": start as a user with write access, or set DATABASE_URL to your own PostgreSQL.");
        }
    }

    private void refuseOtherVersion() {
        var existing = version();
        var ours = programs.majorVersion()
                .orElseThrow(
                        () -> new StartRefused("PostgreSQL's programs do not run on this machine: remove the folder "
                                + folder.path().resolve("programs") + " and start again, or set DATABASE_URL."));
        if (!existing.equals(ours)) {
            throw new StartRefused("The database in " + folder.database() + " was created by PostgreSQL " + existing
                    + ", but this build contains PostgreSQL " + ours
                    + ": start the build that created it, or migrate its"
                    + " contents with pg_dump or pg_upgrade, or set DATABASE_URL; nothing was changed.");
        }
    }

    private String version() {
        try {
            return Files.readString(folder.database().resolve("PG_VERSION")).strip();
        } catch (IOException e) {
            throw new StartRefused(
                    "The folder " + folder.database()
                            + " is not a PostgreSQL data folder: move it away, or set DATA_DIR.",
                    e);
        }
    }
}
