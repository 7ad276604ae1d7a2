package com.ogensync.connect.reliability.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Sends signals to processes, like the kill command. */
final class Signals {

    private Signals() {}

    /**
     * Sends a signal to all processes that are still running.
     *
     * @param signal its name, such as "STOP"
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
