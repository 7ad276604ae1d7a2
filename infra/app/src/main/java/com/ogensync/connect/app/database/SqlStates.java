package com.ogensync.connect.app.database;

import java.sql.SQLException;
import java.util.Set;

/** Classifies SQL failures by whether a retry helps (PostgreSQL error codes, appendix A). */
public final class SqlStates {

    /** No listener, a broken connection, or a server that is starting or stopping. */
    private static final Set<String> UNAVAILABLE = Set.of("08001", "08004", "08006", "57P03");

    private static final Set<String> OUT_OF_RESOURCES = Set.of("53100", "53200", "53300", "53400");

    private static final Set<String> TIMED_OUT = Set.of("57014", "25P04", "55P03");

    private SqlStates() {}

    /** No connection is possible at the moment; a retry may succeed. */
    public static boolean isUnavailable(SQLException failure) {
        return UNAVAILABLE.contains(of(failure));
    }

    /** The server has no disk space, memory or connection left. */
    public static boolean isOutOfResources(SQLException failure) {
        return OUT_OF_RESOURCES.contains(of(failure));
    }

    /** Wrong user or password (class 28), or no such database (3D000). */
    public static boolean isRefusedLogin(SQLException failure) {
        return of(failure).startsWith("28") || of(failure).equals("3D000");
    }

    /** The user lacks a privilege. */
    public static boolean isForbidden(SQLException failure) {
        return of(failure).equals("42501");
    }

    /** The server is a standby, or the database is read-only. */
    public static boolean isReadOnly(SQLException failure) {
        return of(failure).equals("25006");
    }

    /** A time limit cancelled the statement, transaction or lock wait. */
    public static boolean isTimeout(SQLException failure) {
        return TIMED_OUT.contains(of(failure));
    }

    private static String of(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}
