package com.ogensync.connect.postgres.vault;

import com.ogensync.connect.postgres.UnusableDatabaseException;

/** MASTER_KEY is not the key that wrapped the database's keys. */
final class WrongMasterKeyException extends UnusableDatabaseException {

    WrongMasterKeyException(Throwable cause) {
        super(
                "MASTER_KEY does not open the keys in this database: start with the MASTER_KEY that was set when the "
                        + "database was first used (with the embedded database it is a file in DATA_DIR). Without it "
                        + "names, numbers and texts are unreadable.",
                cause);
    }
}
