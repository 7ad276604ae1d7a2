package com.ogensync.connect.app.embedded;

import java.sql.SQLException;
import java.util.Set;

/** Kinds of failures that decide whether another attempt helps (PostgreSQL's error codes, appendix A). */
public final class SqlStates {

    /** No listener, a broken connection, or a server that starts or stops. */
    private static final Set<String> AWAY = Set.of("08001", "08004", "08006", "57P03");

    private static final Set<String> FULL = Set.of("53100", "53200", "53300", "53400");

    private static final Set<String> LATE = Set.of("57014", "25P04", "55P03");

    private SqlStates() {}

    /** No connection now; a later attempt may get one. */
    public static boolean isAway(SQLException failure) {
        return AWAY.contains(of(failure));
    }

    /** The server has no disk space, memory or connection left. */
    public static boolean isFull(SQLException failure) {
        return FULL.contains(of(failure));
    }

    /** Wrong user or password (class 28), or no such database (3D000). */
    public static boolean isRefusedLogin(SQLException failure) {
        return of(failure).startsWith("28") || of(failure).equals("3D000");
    }

    /** The user lacks a privilege. */
    public static boolean isForbidden(SQLException failure) {
        return of(failure).equals("42501");
    }

    /** A standby, or a database that takes no writes. */
    public static boolean isReadOnly(SQLException failure) {
        return of(failure).equals("25006");
    }

    /** A time limit ended the statement, the transaction or the wait for a lock. */
    public static boolean isLate(SQLException failure) {
        return LATE.contains(of(failure));
    }

    private static String of(SQLException failure) {
        return failure.getSQLState() == null ? "" : failure.getSQLState();
    }
}
