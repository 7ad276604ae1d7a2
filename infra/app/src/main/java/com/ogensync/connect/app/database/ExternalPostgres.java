package com.ogensync.connect.app.database;

import com.ogensync.connect.app.secrets.FolderLock;

/**
 * A PostgreSQL server that the operator runs.
 *
 * @param lock prevents a second application from using the data folder, which contains the sandbox's journal
 */
record ExternalPostgres(PostgresAddress address, FolderLock lock) implements PostgresServer {

    @Override
    public boolean embedded() {
        return false;
    }

    @Override
    public void close() {
        lock.close(); // The server itself keeps running.
    }
}
