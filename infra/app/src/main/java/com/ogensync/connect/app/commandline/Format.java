package com.ogensync.connect.app.commandline;

/** How results are written. */
public enum Format {
    /** For people. */
    TABLE,
    /** For programs: one JSON value. */
    JSON,
    /** For spreadsheets (RFC 4180). */
    CSV
}
