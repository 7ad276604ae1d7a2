package com.ogensync.connect.postgres.audit.read;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens dedicated audit connections, outside the service's pool and without its time-outs. */
@FunctionalInterface
public interface AuditConnections {

    /** Opens a new connection; the caller closes it. */
    Connection open() throws SQLException;
}
