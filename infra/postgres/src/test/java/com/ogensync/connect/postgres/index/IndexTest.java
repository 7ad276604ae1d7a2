package com.ogensync.connect.postgres.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.api.account.AccountId;
import com.ogensync.connect.postgres.Facts;
import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.TestService;
import com.ogensync.connect.rest.EventPositions;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A running service for a class of tests, and an account for each test. */
abstract class IndexTest {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    static TestDatabase database;
    static TestService service;

    final AccountId account = Facts.anAccount();

    @BeforeAll
    static void start() {
        database = new TestDatabase();
        service = TestService.start(database, "node-1");
        letReadersBegin();
    }

    /** A reader that is told to stop while it begins would not begin again. */
    private static void letReadersBegin() {
        var somebody = Facts.anAccount();
        service.store(somebody.value(), 0, Facts.tokenIssued(somebody, Facts.aToken()));
        awaitIndexed(somebody);
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    static void awaitIndexed(AccountId account) {
        assertThat(service.get(EventPositions.class).awaitIndexed(account, PATIENCE))
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
