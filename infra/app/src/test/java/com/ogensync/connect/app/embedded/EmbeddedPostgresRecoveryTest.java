package com.ogensync.connect.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.ogensync.connect.app.database.PostgresServerConfiguration;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.StartRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresRecoveryTest {

    private static final Duration BACK = Duration.ofSeconds(5);

    @TempDir
    Path parent;

    private Path data() {
        return parent.resolve("data");
    }

    @AfterEach
    void leave_nothing_running() {
        Databases.kill(data());
        await().until(() -> !Databases.isRunning(data()));
    }

    @Test
    void a_killed_server_is_back_on_its_port_within_five_seconds_with_all_committed_data() throws Exception {
        try (var server = Databases.serve(data());
                var pool = PostgresServerConfiguration.pool(server.address())) {
            Databases.execute(server, "CREATE TABLE coin (id int)", "INSERT INTO coin VALUES (7)");
            try (var busy = server.address().connect();
                    var statement = busy.createStatement()) {
                var sleeping = Thread.startVirtualThread(
                        () -> assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(60)"))
                                .isInstanceOf(SQLException.class));
                await().until(() -> Databases.ask(
                                server, "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'")
                        .equals("1"));
                assertThat(Databases.postmaster(data()).destroyForcibly()).isTrue();
                await().atMost(BACK)
                        .ignoreExceptions()
                        .until(() ->
                                Databases.ask(server, "SELECT id FROM coin").equals("7"));
                sleeping.join();
            }
            await().ignoreExceptions().until(() -> {
                try (var connection = pool.getConnection()) {
                    return Databases.ask(connection, "SELECT id FROM coin").equals("7");
                }
            });
        }
    }

    @Test
    void a_stopped_server_is_restarted() throws Exception {
        try (var server = Databases.serve(data())) {
            var first = Databases.postmaster(data());
            assertThat(first.destroy()).isTrue();
            await().atMost(BACK)
                    .ignoreExceptions()
                    .until(() -> Databases.postmaster(data()).pid() != first.pid()
                            && Databases.ask(server, "SELECT 1").equals("1"));
        }
    }

    @Test
    void after_kill_of_the_application_the_next_one_takes_over_its_server() throws Exception {
        var child = servingChild();
        var orphan = Databases.postmaster(data());
        assertThatThrownBy(() -> Databases.serve(data())).isInstanceOf(StartRefused.class);
        child.destroyForcibly().waitFor();
        try (var server = Databases.serve(data())) {
            assertThat(Databases.postmaster(data()).pid()).isEqualTo(orphan.pid());
            assertThat(Databases.ask(server, "SELECT id FROM coin")).isEqualTo("7");
        }
        assertThat(Databases.isRunning(data())).isFalse();
    }

    @Test
    void after_kill_of_both_all_committed_data_exists() throws Exception {
        var child = servingChild();
        child.destroyForcibly().waitFor();
        assertThat(Databases.postmaster(data()).destroyForcibly()).isTrue();
        try (var server = Databases.serve(data())) {
            assertThat(Databases.ask(server, "SELECT id FROM coin")).isEqualTo("7");
        }
    }

    @Test
    void a_stale_pid_file_with_the_pid_of_another_process_does_not_prevent_the_start() throws Exception {
        Databases.serve(data()).close();
        var file = data().resolve("postgres/postmaster.pid");
        var stranger = ProcessHandle.current().pid();
        Files.writeString(
                file, stranger + "\n" + data().resolve("postgres") + "\n1\n5432\n\n127.0.0.1\n  1  1\nready\n");
        try (var server = Databases.serve(data())) {
            assertThat(Databases.ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void the_port_is_kept_unless_another_process_uses_it() throws Exception {
        int port;
        try (var server = Databases.serve(data())) {
            port = server.port();
        }
        try (var server = Databases.serve(data())) {
            assertThat(server.port()).isEqualTo(port);
        }
        try (var stranger = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                var server = Databases.serve(data())) {
            assertThat(server.port()).isNotEqualTo(stranger.getLocalPort());
            assertThat(Databases.ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_command_line_alone_starts_and_stops_the_server() throws Exception {
        try (var commandLine = EmbeddedPostgres.connectOrStart(DataFolder.at(data()))) {
            assertThat(Databases.ask(commandLine, "SELECT 1")).isEqualTo("1");
        }
        assertThat(Databases.isRunning(data())).isFalse();
    }

    @Test
    void a_server_started_by_a_command_stays_when_an_application_has_taken_it_over() throws Exception {
        var commandLine = EmbeddedPostgres.connectOrStart(DataFolder.at(data()));
        try (var server = Databases.serve(data())) {
            commandLine.close();
            assertThat(Databases.ask(server, "SELECT 1")).isEqualTo("1");
            assertThat(server.port()).isEqualTo(commandLine.port());
        }
    }

    @Test
    void a_folder_of_another_major_version_is_refused_and_unchanged() throws IOException {
        Databases.serve(data()).close();
        var version = data().resolve("postgres/PG_VERSION");
        var ours = Files.readString(version).strip();
        Files.writeString(version, "16\n");
        assertThatThrownBy(() -> Databases.serve(data()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("was created by PostgreSQL 16, but this build contains PostgreSQL " + ours)
                .hasMessageContaining("pg_dump or pg_upgrade, or set DATABASE_URL; nothing was changed");
        assertThat(Files.readString(version)).isEqualTo("16\n");
        assertThat(Databases.isRunning(data())).isFalse();
    }

    @Test
    void an_interrupted_first_start_is_repeated() throws Exception {
        Files.createDirectories(data().resolve("preparing-postgres-1/base"));
        try (var server = Databases.serve(data())) {
            assertThat(Databases.ask(server, "SELECT 1")).isEqualTo("1");
        }
        assertThat(data().resolve("preparing-postgres-1")).doesNotExist();
    }

    private Process servingChild() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = new ProcessBuilder(
                        java,
                        "-D" + EmbeddedPostgres.PROGRAMS_PROPERTY + "="
                                + System.getProperty(EmbeddedPostgres.PROGRAMS_PROPERTY, data() + "/programs"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServingChild.class.getName(),
                        data().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(output.lines().anyMatch(ServingChild.READY::equals)).isTrue();
        }
        return child;
    }
}
