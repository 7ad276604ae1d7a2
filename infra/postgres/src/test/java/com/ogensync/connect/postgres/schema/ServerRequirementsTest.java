package com.ogensync.connect.postgres.schema;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.postgres.TestDatabase;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServerRequirementsTest {

    @AutoClose
    private final TestDatabase database = new TestDatabase();

    @Test
    void a_server_older_than_17_is_rejected() {
        assertThatThrownBy(() -> ServerRequirements.checkVersion(160_009, "16.9"))
                .hasMessage("PostgreSQL 17 or newer is required, and this server is 16.9: upgrade it, or set"
                        + " DATABASE_URL to another server.");
        assertThatCode(() -> ServerRequirements.checkVersion(170_000, "17.0")).doesNotThrowAnyException();
    }

    @Test
    void a_pool_with_the_connection_properties_is_accepted() {
        assertThatCode(() -> new ServerRequirements(database.pool()).check(Duration.ofHours(1)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_pool_without_a_transaction_time_out_is_rejected() {
        try (var withoutTimeout = database.connect(Map.of())) {
            assertThatThrownBy(() -> new ServerRequirements(withoutTimeout).check(Duration.ofHours(1)))
                    .hasMessageContaining("transaction_timeout")
                    .hasMessageContaining("startup parameter 'options'");
        }
    }

    @Test
    void a_gap_time_out_shorter_than_a_transaction_is_rejected() {
        assertThatThrownBy(() -> new ServerRequirements(database.pool()).check(Duration.ofSeconds(10)))
                .hasMessageContaining("transaction_timeout below PT10S");
    }
}
