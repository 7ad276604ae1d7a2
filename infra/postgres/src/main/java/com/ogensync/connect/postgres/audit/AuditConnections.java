package com.ogensync.connect.postgres.audit;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections of an auditor's own: outside of the service's pool, without its time limits. */
@FunctionalInterface
public interface AuditConnections {

    /** A new connection, which whoever asked closes. */
    Connection open() throws SQLException;
}
