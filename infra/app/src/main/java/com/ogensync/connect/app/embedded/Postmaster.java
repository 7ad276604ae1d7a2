package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Starts and stops the server of a data folder. Each start sets the durability settings, so that they cannot be
 * overridden.
 */
final class Postmaster {

    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            // Small, because the application runs on the same machine; the page cache still holds the data.
            "shared_buffers=64MB",
            "max_connections=50",
            "io_method=sync",
            "max_logical_replication_workers=0",
            "autovacuum_max_workers=2",
            "max_wal_size=512MB",
            "timezone=UTC",
            // One week of logs, without statements and values, which can be personal data.
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

    /** Starts the server and waits until it accepts connections; after a crash this includes recovery. */
    PostgresPrograms.Result start(int port) {
        try {
            disownStaleFile();
            Files.deleteIfExists(startLog);
            var result = programs.run(
                    "pg_ctl",
                    "start",
                    "--pgdata=" + folder,
                    "--log=" + startLog,
                    "--wait",
                    "--timeout=600",
                    "--options=" + options(port));
            return result.succeeded() ? result : new PostgresPrograms.Result(result.status(), reason(result));
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

    /** Aborts open transactions, flushes all data and stops the server. */
    PostgresPrograms.Result stop() {
        return programs.run("pg_ctl", "stop", "--pgdata=" + folder, "--mode=fast", "--wait", "--timeout=20");
    }

    private void disownStaleFile() throws IOException {
        var file = PostmasterFile.in(folder);
        if (file.isPresent() && !file.get().isRunning()) {
            file.get().disown();
            ServerProcesses.endOrphans(folder);
        }
    }

    private String reason(PostgresPrograms.Result result) throws IOException {
        return Files.exists(startLog) ? PostgresPrograms.reason(Files.readString(startLog)) : result.reason();
    }
}
