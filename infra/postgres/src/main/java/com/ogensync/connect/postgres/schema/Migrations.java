package com.ogensync.connect.postgres.schema;

import com.ogensync.connect.postgres.UnusableDatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Migrates the schema, without a time limit. If several nodes start at once, one migrates and the others wait. */
final class Migrations {

    private static final String FOLDER = "classpath:com/ogensync/connect/postgres/migration";

    private Migrations() {}

    /**
     * Applies the missing migrations.
     *
     * @throws UnusableDatabaseException when the schema was created by a different build
     */
    static void apply(DataSource dataSource, String... moreFolders) {
        try {
            migrate(dataSource, moreFolders);
        } catch (FlywayValidateException other) {
            throw new UnusableDatabaseException(
                    "The schema of the database was created by a different build, and nothing was changed:"
                            + " start that build, or a newer one.",
                    other);
        }
    }

    private static void migrate(DataSource dataSource, String... moreFolders) {
        Flyway.configure()
                .dataSource(new WithoutNetworkTimeout(dataSource))
                .locations(
                        Stream.concat(Stream.of(FOLDER), Stream.of(moreFolders)).toArray(String[]::new))
                .table("schema_history")
                .validateMigrationNaming(true)
                // A transactional lock would be ended by transaction_timeout.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
    }

    /** The pool's connections without a network time-out; the pool restores it. */
    private static final class WithoutNetworkTimeout extends DelegatingDataSource {

        WithoutNetworkTimeout(DataSource pool) {
            super(pool);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            connection.setNetworkTimeout(Runnable::run, 0);
            return connection;
        }
    }
}
