package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ops anchors}. */
@Command(
        name = "anchors",
        description = "Shows the newest ledger anchors.",
        footer = {"", "Example:", "  ogensync-connect ops anchors --format json"})
final class AnchorsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private ServiceOptions options = new ServiceOptions();

    AnchorsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (var service = options.service(console)) {
            options.shown(console).list(service.get("/ops/audit/anchors"), "anchors");
            return 0;
        }
    }
}
