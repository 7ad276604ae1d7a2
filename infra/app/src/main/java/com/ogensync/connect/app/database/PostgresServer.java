package com.ogensync.connect.app.database;

/** The application's PostgreSQL server: embedded or external. */
public interface PostgresServer extends AutoCloseable {

    /** Returns its address, which does not change while the application runs. */
    PostgresAddress address();

    /** Returns whether the application starts and stops it. */
    boolean embedded();

    @Override
    void close();
}
