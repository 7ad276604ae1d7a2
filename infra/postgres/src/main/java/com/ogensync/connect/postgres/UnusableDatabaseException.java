package com.ogensync.connect.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used in its current state, and a retry does not help. The message is a sentence that names
 * cause and remedy and contains no secret.
 */
public class UnusableDatabaseException extends IllegalStateException {

    /** Creates it with a sentence that names cause and remedy. */
    public UnusableDatabaseException(String sentence) {
        this(sentence, null);
    }

    /** Creates it with a sentence that names cause and remedy, and with the underlying exception. */
    public UnusableDatabaseException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
