package com.ogensync.connect.rest.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StoreFailuresTest {

    /** Stands for a driver's. */
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
    void a_database_that_is_away_is_found_behind_other_exceptions() {
        assertThat(StoreFailures.isCauseOf(around(new TestConnection().insert())))
                .isTrue();
        assertThat(StoreFailures.isCauseOf(new IllegalStateException("ours"))).isFalse();
    }

    @Test
    void a_commit_that_broke_off_leaves_doubt() {
        assertThat(StoreFailures.leavesDoubt(around(new TestConnection().commit())))
                .isTrue();
        assertThat(StoreFailures.leavesDoubt(around(new TestConnection().insert())))
                .isFalse();
    }
}
