package com.ogensync.connect.app.commandline.operations;

/** Output formats. */
enum OpsFormat {
    /** For people. */
    TABLE,
    /** For programs: the service's JSON response. */
    JSON
}
