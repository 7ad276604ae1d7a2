package com.ogensync.connect.postgres.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.postgres.TestDatabase;
import com.ogensync.connect.postgres.UnusableDatabaseException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsTest {

    @AutoClose
    private final TestDatabase database = new TestDatabase();

    @Test
    void a_migration_may_exceed_the_time_outs_of_the_pool() {
        var hasty = Map.of("options", "-c transaction_timeout=1s -c statement_timeout=500ms", "socketTimeout", "2");
        try (var pool = database.connect(hasty)) {
            Migrations.apply(pool, "classpath:slow-migration");

            assertThat(JdbcClient.create(pool)
                            .sql("select count(*) from made_slowly")
                            .query(Long.class)
                            .single())
                    .isZero();
            assertThat(JdbcClient.create(pool)
                            .sql("show transaction_timeout")
                            .query(String.class)
                            .single())
                    .isEqualTo("1s");
        }
    }

    @Test
    void the_schema_of_a_different_build_is_rejected_with_advice() {
        Migrations.apply(database.pool());
        var changed = database.sql()
                .sql("update schema_history set checksum = checksum + 1 where checksum is not null")
                .update();

        assertThat(changed).isPositive();
        assertThatThrownBy(() -> Migrations.apply(database.pool()))
                .isInstanceOf(UnusableDatabaseException.class)
                .hasMessageEndingWith("start that build, or a newer one.");
    }

    @Test
    void nodes_that_start_concurrently_create_one_schema() throws Exception {
        Callable<Boolean> node = () -> {
            Migrations.apply(database.pool());
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var end :
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(_ -> node).toList())) {
                assertThat(end.get()).isTrue();
            }
        }

        assertThat(database.sql()
                        .sql("select count(*) from event")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
