package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.ConnectCommandLine;
import com.ogensync.connect.app.commandline.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ops drift}. */
@Command(
        name = "drift",
        description =
                "Shows accounts whose projections differ from their events; the exit status is 1 if there are any.",
        footer = {"", "Example:", "  ogensync-connect ops drift --format json"})
final class DriftCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    DriftCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var service = options.service(console)) {
            var answer = service.get("/ops/drift");
            options.shown(console).one(answer);
            return answer.path("data").path("drifting").isEmpty() ? 0 : ConnectCommandLine.WRONG;
        }
    }
}
