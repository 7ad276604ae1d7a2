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

/**
 * Brings the schema up to date, however long that takes. Several nodes may start at once: one works, the others wait.
 */
final class Migrations {

    private static final String FOLDER = "classpath:com/ogensync/connect/postgres/migration";

    private Migrations() {}

    /**
     * Applies what is missing.
     *
     * @throws UnusableDatabaseException when the schema was made by another build
     */
    static void apply(DataSource dataSource, String... moreFolders) {
        try {
            migrate(dataSource, moreFolders);
        } catch (FlywayValidateException other) {
            throw new UnusableDatabaseException(
                    "The schema of the database was made by another build than this one, and nothing was changed:"
                            + " start the build that made it, or a newer one.",
                    other);
        }
    }

    private static void migrate(DataSource dataSource, String... moreFolders) {
        Flyway.configure()
                .dataSource(new Patient(dataSource))
                .locations(
                        Stream.concat(Stream.of(FOLDER), Stream.of(moreFolders)).toArray(String[]::new))
                .table("schema_history")
                .validateMigrationNaming(true)
                // A lock that holds a transaction open would be cut off by transaction_timeout.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
    }

    /** The pool's connections, waiting for the server as long as it needs; the pool sets that back. */
    private static final class Patient extends DelegatingDataSource {

        Patient(DataSource pool) {
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
