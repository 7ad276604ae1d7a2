package com.ogensync.connect.app.embedded;

import com.ogensync.connect.app.secrets.FolderLock;

/**
 * A PostgreSQL that somebody else runs.
 *
 * @param lock keeps a second application out of the data folder, where the sandbox has its journal
 */
record ExternalPostgres(PostgresAddress address, FolderLock lock) implements PostgresServer {

    @Override
    public boolean embedded() {
        return false;
    }

    @Override
    public void close() {
        lock.close(); // The server is not ours to stop.
    }
}
