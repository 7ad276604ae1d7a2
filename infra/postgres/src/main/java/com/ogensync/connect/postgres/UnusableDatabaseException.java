package com.ogensync.connect.postgres;

import org.jspecify.annotations.Nullable;

/**
 * The database cannot be used as it is, and no retry helps. The message is a sentence that names cause and remedy; it
 * contains no secret.
 */
public class UnusableDatabaseException extends IllegalStateException {

    /** Cause and remedy in one sentence. */
    public UnusableDatabaseException(String sentence) {
        this(sentence, null);
    }

    /** Cause and remedy in one sentence, and the exception that led to it. */
    public UnusableDatabaseException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
