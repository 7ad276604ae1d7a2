package com.ogensync.connect.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.app.database.PostgresServerConfiguration;
import com.ogensync.connect.app.secrets.DataFolder;
import com.ogensync.connect.app.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Read-only tests on one shared server. */
class EmbeddedPostgresTest {

    @TempDir
    static Path parent;

    static EmbeddedPostgres server;

    @BeforeAll
    static void start() {
        server = Databases.serve(parent.resolve("data"));
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(Databases.isRunning(parent.resolve("data"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fsync, on",
        "synchronous_commit, on",
        "full_page_writes, on",
        "data_checksums, on",
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "password_encryption, scram-sha-256",
        "server_encoding, UTF8",
        "lc_collate, C",
        "max_connections, 50",
    })
    void its_settings_ensure_durability_and_access_control(String name, String value) throws SQLException {
        // lc_collate is a property of the database since PostgreSQL 16.
        var query = name.equals("lc_collate")
                ? "SELECT datcollate FROM pg_database WHERE datname = current_database()"
                : "SHOW " + name;
        assertThat(Databases.ask(server, query)).isEqualTo(value);
    }

    @Test
    void a_login_without_the_password_is_refused() {
        for (var user : new String[] {Cluster.USER, "postgres"}) {
            for (var password : new String[] {"", "wrong"}) {
                var stranger = Databases.withPassword(
                        server, user, Optional.of(password).filter(it -> !it.isEmpty()));
                assertThatThrownBy(stranger::connect).isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void every_authentication_rule_requires_the_password() throws SQLException {
        assertThat(Databases.ask(server, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
    }

    @Test
    void only_its_owner_can_read_its_files() throws IOException {
        var data = parent.resolve("data");
        for (var folder : new String[] {"", "postgres", "secrets", "logs"}) {
            assertThat(mode(data.resolve(folder))).isEqualTo("rwx------");
        }
        assertThat(mode(data.resolve("secrets/database-password"))).isEqualTo("rw-------");
    }

    @Test
    void a_wrong_password_is_reported_as_such() {
        var elsewhere = new OwnDatabase(DataFolder.at(parent.resolve("elsewhere")), Duration.ofMinutes(1));
        assertThatThrownBy(() -> elsewhere.openedOn(server.port()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(
                        "rejects the password in " + parent.resolve("elsewhere").resolve("secrets/database-password"));
    }

    @Test
    void a_connection_timeout_is_not_reported_as_a_wrong_password() {
        var slow = new OwnDatabase(DataFolder.at(parent.resolve("slow")), Duration.ofMillis(1));
        assertThatThrownBy(() -> slow.openedOn(Ports.anyFree()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("accepts no connection after")
                .hasMessageContaining("less busy")
                .hasMessageNotContaining("password");
    }

    @Test
    void a_second_application_is_refused() {
        assertThatThrownBy(() -> Databases.serve(parent.resolve("data")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("in use by another OgenSync Connect");
    }

    @Test
    void a_command_uses_the_running_server_and_leaves_it_running() throws SQLException {
        try (var commandLine = EmbeddedPostgres.connectOrStart(DataFolder.at(parent.resolve("data")))) {
            assertThat(commandLine.address()).isEqualTo(server.address());
            assertThat(Databases.ask(commandLine, "SELECT current_database()")).isEqualTo("ogensync_connect");
        }
        assertThat(Databases.ask(server, "SELECT 1")).isEqualTo("1");
    }

    @Test
    void the_pool_cancels_long_transactions_and_statements() throws SQLException {
        try (var pool = PostgresServerConfiguration.pool(server.address());
                var connection = pool.getConnection()) {
            assertThat(Databases.ask(connection, "SHOW transaction_timeout")).isEqualTo("10s");
            assertThat(Databases.ask(connection, "SHOW statement_timeout")).isEqualTo("5s");
        }
        assertThat(Databases.ask(server, "SHOW statement_timeout")).isEqualTo("0");
    }

    @Test
    void its_programs_inherit_no_secret_variables() throws IOException {
        var pid = Databases.postmaster(parent.resolve("data")).pid();
        var environment = Files.readString(Path.of("/proc/" + pid + "/environ"));
        assertThat(environment.split("\0"))
                .allMatch(it -> it.matches("(PATH|HOME|TMPDIR|TEMP|TMP|LC_ALL|PG.*|PWD|_|SHLVL|OLDPWD)=.*"));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
