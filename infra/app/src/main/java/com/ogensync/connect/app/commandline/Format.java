package com.ogensync.connect.app.commandline;

/** Output formats. */
public enum Format {
    /** For people. */
    TABLE,
    /** For programs: one JSON value. */
    JSON,
    /** For spreadsheets (RFC 4180). */
    CSV
}
