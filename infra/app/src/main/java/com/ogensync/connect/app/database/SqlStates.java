package com.ogensync.connect.app.database;

import com.ogensync.connect.runtime.outage.StoreFailures;
import java.sql.SQLException;

/** Classifies SQL failures by whether a retry helps (PostgreSQL error codes, appendix A). */
public final class SqlStates {

    private SqlStates() {}

    /** No listener, a broken connection, or a server that is starting or stopping; a retry may succeed. */
    public static boolean isUnavailable(SQLException failure) {
        return StoreFailures.hasState(failure, "08001", "08004", "08006", "57P03");
    }

    /** The server has no disk space, memory or connection left. */
    public static boolean isOutOfResources(SQLException failure) {
        return StoreFailures.hasState(failure, "53100", "53200", "53300", "53400");
    }

    /** Wrong user or password (class 28), or no such database (3D000). */
    public static boolean isRefusedLogin(SQLException failure) {
        return StoreFailures.hasState(failure, "28", "3D000");
    }

    /** The user lacks a privilege. */
    public static boolean isForbidden(SQLException failure) {
        return StoreFailures.hasState(failure, "42501");
    }

    /** The server is a standby, or the database is read-only. */
    public static boolean isReadOnly(SQLException failure) {
        return StoreFailures.hasState(failure, "25006");
    }

    /** A time limit cancelled the statement, transaction or lock wait. */
    public static boolean isTimeout(SQLException failure) {
        return StoreFailures.hasState(failure, "57014", "25P04", "55P03");
    }
}
