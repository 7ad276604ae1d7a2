package com.ogensync.connect.reliability.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Sends signals to processes, as the shell's kill does. */
final class Signals {

    private Signals() {}

    /**
     * Sends it to all of them that are still there.
     *
     * @param signal its name, as in "STOP"
     */
    static void send(String signal, List<ProcessHandle> processes) {
        var command = new ArrayList<>(List.of("kill", "-s", signal));
        processes.forEach(it -> command.add(Long.toString(it.pid())));
        try {
            var status = new ProcessBuilder(command).inheritIO().start().waitFor();
            var ended = processes.stream().anyMatch(it -> !it.isAlive());
            if (status != 0 && !ended) {
                throw new AssertionError(command + " ended with " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
