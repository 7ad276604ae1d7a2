package com.ogensync.connect.postgres.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Brings the schema up to date, however long that takes. Several nodes may start at once: one works, the others wait.
 */
final class Migrations {

    private static final String FOLDER = "classpath:com/ogensync/connect/postgres/migration";

    private Migrations() {}

    static void apply(DataSource dataSource, String... moreFolders) {
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
