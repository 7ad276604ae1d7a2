package com.ogensync.connect.rest.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.runtime.outage.StoreFailures;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StoreFailuresTest {

    /** Stands in for the connection of a JDBC driver. */
    private static final class TestConnection {
        SQLException commit() {
            return new SQLException("gone");
        }

        SQLException insert() {
            return new SQLException("gone");
        }
    }

    private static RuntimeException around(SQLException cause) {
        return new IllegalStateException(new IllegalStateException(cause));
    }

    @Test
    void a_database_failure_is_found_among_the_causes() {
        assertThat(StoreFailures.isCauseOf(around(new TestConnection().insert())))
                .isTrue();
        assertThat(StoreFailures.isCauseOf(new IllegalStateException("ours"))).isFalse();
    }

    @Test
    void only_an_interrupted_commit_has_an_unknown_outcome() {
        assertThat(StoreFailures.isCommitOutcomeUnknown(around(new TestConnection().commit())))
                .isTrue();
        assertThat(StoreFailures.isCommitOutcomeUnknown(around(new TestConnection().insert())))
                .isFalse();
    }
}
