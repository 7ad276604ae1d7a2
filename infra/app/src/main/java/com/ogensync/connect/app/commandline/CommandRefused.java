package com.ogensync.connect.app.commandline;

import org.jspecify.annotations.Nullable;

/** A command cannot be done; the message is one sentence for the person who typed it. */
public final class CommandRefused extends RuntimeException {

    /** Refuses with a sentence. */
    public CommandRefused(String sentence) {
        this(sentence, null);
    }

    /** Refuses with a sentence, keeping what led to it. */
    public CommandRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
