package com.ogensync.connect.postgres.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import com.ogensync.connect.rest.EventPositions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Starts one service per test class and provides one account per test. */
abstract class IndexTest {

    static final Duration TIMEOUT = Duration.ofSeconds(20);

    static TestDatabase database;
    static TestService service;

    final AccountId account = Facts.anAccount();

    @BeforeAll
    static void start() {
        database = new TestDatabase();
        service = TestService.start(database, "node-1");
        awaitProcessors();
    }

    /** Waits until the processors have started: a processor that is stopped during its start would not start again. */
    private static void awaitProcessors() {
        var other = Facts.anAccount();
        service.store(other.value(), 0, Facts.tokenIssued(other, Facts.aToken()));
        awaitIndexed(other);
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    static void awaitIndexed(AccountId account) {
        assertThat(service.get(EventPositions.class)
                        .awaitIndexed(account, EnumSet.allOf(EventPositions.Index.class), TIMEOUT))
                .isTrue();
    }

    /** Rebuilds an index while the service runs. */
    static IndexRebuild.Result rebuild(String group) {
        try {
            return service.get(IndexRebuild.class).run(group, (_, _) -> {});
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
