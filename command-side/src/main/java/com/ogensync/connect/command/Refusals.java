package com.ogensync.connect.command;

import com.ogensync.connect.api.Refusal;
import org.axonframework.commandhandling.CommandExecutionException;

/** Creates the Axon exception of a refusal. */
public final class Refusals {

    private Refusals() {}

    /** Returns an exception with the refusal as details. It has no stack trace, because a refusal is not an error. */
    public static CommandExecutionException because(Refusal refusal) {
        return new CommandExecutionException(refusal.sentence(), null, refusal, false);
    }
}
