package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts and stops the server of a data folder. What keeps data safe is said at every start and cannot be set away. */
final class Postmaster {

    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            // Small: it shares its machine with the application, and stays cached by the system.
            "shared_buffers=64MB",
            "max_connections=50",
            "io_method=sync",
            "max_logical_replication_workers=0",
            "autovacuum_max_workers=2",
            "max_wal_size=512MB",
            "timezone=UTC",
            // A week of logs; no statements and no values in them, as both can be personal.
            "logging_collector=on",
            "log_directory=../logs",
            "log_filename=postgres-%a.log",
            "log_rotation_age=1d",
            "log_truncate_on_rotation=on",
            "log_timezone=UTC",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse");

    private final Path folder;
    private final Path startLog;
    private final PostgresPrograms programs;

    Postmaster(Path folder, Path logs, PostgresPrograms programs) {
        this.folder = folder;
        this.startLog = logs.resolve("postgres-start.log");
        this.programs = programs;
    }

    /** Starts it and waits until it takes connections, after a crash until it has recovered. */
    PostgresPrograms.Ending start(int port) {
        try {
            disownStaleFile();
            Files.deleteIfExists(startLog);
            var ending = programs.run(
                    "pg_ctl",
                    "start",
                    "--pgdata=" + folder,
                    "--log=" + startLog,
                    "--wait",
                    "--timeout=600",
                    "--options=" + options(port));
            return ending.well() ? ending : new PostgresPrograms.Ending(ending.status(), reason(ending));
        } catch (IOException e) {
            throw new StartRefused("The database in " + folder + " cannot be read or written by this user.", e);
        }
    }

    private static String options(int port) {
        var recovery = "recovery_init_sync_method=" + Platform.current().syncMethod();
        return Stream.concat(SETTINGS.stream(), Stream.of(recovery))
                .map(setting -> " -c " + setting)
                .collect(Collectors.joining("", "-p " + port, ""));
    }

    /** Ends open transactions, writes everything and stops. */
    PostgresPrograms.Ending stop() {
        return programs.run("pg_ctl", "stop", "--pgdata=" + folder, "--mode=fast", "--wait", "--timeout=20");
    }

    private void disownStaleFile() throws IOException {
        var file = PostmasterFile.in(folder);
        if (file.isPresent() && !file.get().isRunning()) {
            file.get().disown();
            ServerProcesses.endOrphans(folder);
        }
    }

    private String reason(PostgresPrograms.Ending ending) throws IOException {
        return Files.exists(startLog) ? PostgresPrograms.reason(Files.readString(startLog)) : ending.reason();
    }
}
