package com.ogensync.connect.app.embedded;

/** The PostgreSQL that the application stands on: of its own, or somebody else's. */
public interface PostgresServer extends AutoCloseable {

    /** Where it listens, the same as long as the application runs. */
    PostgresAddress address();

    /** Whether it was started by, and ends with, the application. */
    boolean embedded();

    @Override
    void close();
}
