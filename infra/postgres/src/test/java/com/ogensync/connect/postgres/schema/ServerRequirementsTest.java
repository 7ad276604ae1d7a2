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
    void a_server_older_than_17_is_refused() {
        assertThatThrownBy(() -> ServerRequirements.checkVersion(160_009, "16.9"))
                .hasMessage("PostgreSQL 17 or newer is needed, and this server is 16.9: upgrade it, or set"
                        + " DATABASE_URL to another.");
        assertThatCode(() -> ServerRequirements.checkVersion(170_000, "17.0")).doesNotThrowAnyException();
    }

    @Test
    void a_pool_with_the_connection_properties_is_accepted() {
        assertThatCode(() -> new ServerRequirements(database.pool()).check(Duration.ofHours(1)))
                .doesNotThrowAnyException();
    }

    @Test
    void a_pool_whose_transactions_may_last_for_ever_is_refused() {
        try (var endless = database.connect(Map.of())) {
            assertThatThrownBy(() -> new ServerRequirements(endless).check(Duration.ofHours(1)))
                    .hasMessageContaining("transaction_timeout")
                    .hasMessageContaining("startup parameter 'options'");
        }
    }

    @Test
    void a_gap_timeout_shorter_than_a_transaction_is_refused() {
        assertThatThrownBy(() -> new ServerRequirements(database.pool()).check(Duration.ofSeconds(10)))
                .hasMessageContaining("transaction_timeout below PT10S");
    }
}
