package com.ogensync.connect.app.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.app.settings.StartRefused;
import com.ogensync.connect.app.settings.StoreSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    @TempDir
    Path parent;

    @Test
    void secrets_are_generated_once_and_long_enough() {
        var made = Secrets.of(unset(), folder());
        assertThat(Secrets.of(unset(), folder())).isEqualTo(made);
        assertThat(made.jwtSecret().revealed().getBytes(StandardCharsets.UTF_8)).hasSizeGreaterThanOrEqualTo(32);
        assertThat(made.masterKeyBytes()).hasSize(32);
        assertThat(made.jwtSecret()).isNotEqualTo(made.masterKey());
    }

    @Test
    void only_their_owner_can_read_them() throws IOException {
        assertThat(Secrets.of(unset(), folder())).isNotNull();
        var secrets = parent.resolve("data/secrets");
        assertThat(mode(parent.resolve("data"))).isEqualTo("rwx------");
        assertThat(mode(secrets)).isEqualTo("rwx------");
        try (var files = Files.list(secrets)) {
            assertThat(files)
                    .hasSize(2)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void permissions_opened_for_all_are_restricted_again() throws IOException {
        var made = Secrets.of(unset(), folder());
        var file = parent.resolve("data/secrets/master-key");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Secrets.of(unset(), folder())).isEqualTo(made);
        assertThat(mode(file)).isEqualTo("rw-------");
    }

    @Test
    void configured_secrets_take_precedence_and_are_not_stored() {
        var set = new StoreSettings(
                parent,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Secret("a-secret-of-more-than-thirty-two-bytes")),
                Optional.of(new Secret(KEY)));
        var secrets = Secrets.of(set, folder());
        assertThat(secrets.masterKeyBytes()).asString(StandardCharsets.UTF_8).startsWith("0123456789abcdef");
        assertThat(parent.resolve("data/secrets")).doesNotExist();
        assertThat(secrets.toString()).doesNotContain(KEY, "a-secret");
    }

    @Test
    void no_new_secret_is_generated_for_an_existing_database() throws IOException {
        var made = Secrets.of(unset(), folder());
        Files.createDirectories(folder().database());
        assertThat(Secrets.of(unset(), folder())).isEqualTo(made);
        Files.delete(parent.resolve("data/secrets/master-key"));
        assertThatThrownBy(() -> Secrets.of(unset(), folder()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("master-key is missing")
                .hasMessageContaining("restore the file from a backup");
    }

    @Test
    void an_empty_secret_is_refused() throws IOException {
        assertThat(Secrets.of(unset(), folder())).isNotNull();
        Files.writeString(parent.resolve("data/secrets/jwt-secret"), "\n");
        assertThatThrownBy(() -> Secrets.of(unset(), folder()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("jwt-secret is empty");
    }

    private DataFolder folder() {
        return DataFolder.at(parent.resolve("data"));
    }

    private StoreSettings unset() {
        return new StoreSettings(parent, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
