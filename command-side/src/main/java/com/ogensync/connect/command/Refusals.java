package com.ogensync.connect.command;

import com.ogensync.connect.api.Refusal;
import org.axonframework.commandhandling.CommandExecutionException;

/** Turns a refusal into what Axon carries back to the caller. */
public final class Refusals {

    private Refusals() {}

    /** The exception whose details are the refusal; it has no stack trace, since being refused is no accident. */
    public static CommandExecutionException because(Refusal refusal) {
        return new CommandExecutionException(refusal.sentence(), null, refusal, false);
    }
}
