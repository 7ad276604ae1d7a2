package com.ogensync.connect.app.commandline;

import org.jspecify.annotations.Nullable;

/** A command cannot be run; the message is one sentence for the user. */
public final class CommandRefused extends RuntimeException {

    /** Creates a refusal with this sentence. */
    public CommandRefused(String sentence) {
        this(sentence, null);
    }

    /** Creates a refusal with this sentence and its cause. */
    public CommandRefused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
