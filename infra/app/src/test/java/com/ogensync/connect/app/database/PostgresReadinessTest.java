package com.ogensync.connect.app.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.app.embedded.Databases;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StartRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresReadinessTest {

    @TempDir
    Path parent;

    @Test
    void an_unreachable_database_is_refused_with_a_sentence_without_its_password() {
        var url = "jdbc:postgresql://127.0.0.1:1/coins?password=hidden";
        var address = new PostgresAddress(new Secret(url), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> new PostgresReadiness(address, Duration.ofMillis(1)).await())
                .isInstanceOf(StartRefused.class)
                .hasMessageMatching("(?s)PostgreSQL at 127[.]0[.]0[.]1:\\d+/coins did not .*DATABASE_URL is correct[.]")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void a_wrong_password_or_database_is_refused_at_once() {
        try (var server = Databases.serve(parent.resolve("data"))) {
            var stranger =
                    Databases.withPassword(server, server.address().user().orElseThrow(), Optional.of("wrong"));
            assertThatThrownBy(() -> new PostgresReadiness(stranger, Duration.ofMinutes(1)).await())
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("refuses the login");
            var elsewhere = new PostgresAddress(
                    new Secret(server.address().url().revealed() + "_of_nobody"),
                    server.address().user(),
                    server.address().password());
            assertThatThrownBy(() -> new PostgresReadiness(elsewhere, Duration.ofMinutes(1)).await())
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("does not exist");
            Assertions.assertThatCode(() -> new PostgresReadiness(server.address(), Duration.ZERO).await())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void an_old_version_is_refused() {
        var address = new PostgresAddress(
                new Secret("jdbc:postgresql://host:5432/coins"), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> PostgresReadiness.refuseOld(address, 16))
                .isInstanceOf(StartRefused.class)
                .hasMessage("PostgreSQL at host:5432/coins is version 16, but it must be 17 or newer.");
    }
}
