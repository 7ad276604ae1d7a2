package com.ogensync.connect.postgres.vault;

import com.ogensync.connect.postgres.UnusableDatabaseException;

/** This MASTER_KEY is not the one that the database's keys were wrapped with. */
final class WrongMasterKeyException extends UnusableDatabaseException {

    WrongMasterKeyException(Throwable cause) {
        super(
                "MASTER_KEY does not open the keys in this database: start with the MASTER_KEY that was set when the "
                        + "database was first used (with the embedded database it is a file in DATA_DIR). Without it "
                        + "names, numbers and texts stay unreadable.",
                cause);
    }
}
