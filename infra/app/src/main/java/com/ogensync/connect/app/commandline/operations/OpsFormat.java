package com.ogensync.connect.app.commandline.operations;

/** How results are written. */
enum OpsFormat {
    /** For people. */
    TABLE,
    /** For programs: what the service answered, as it is. */
    JSON
}
