package com.ogensync.connect.app.commandline.operations;

import static com.ogensync.connect.app.commandline.operations.Service.part;

import com.ogensync.connect.app.commandline.ConnectCommandLine;
import com.ogensync.connect.app.commandline.Console;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code ops projection …}. */
@Command(
        name = "projection",
        description = "Lists, pauses, resumes and rebuilds projections.",
        footer = {
            "",
            "Examples:",
            "  ogensync-connect ops projection list",
            "  ogensync-connect ops projection replay account_profiles"
        })
final class ProjectionCommands {

    private static final int WIDTH = 30;

    private final Console console;

    ProjectionCommands(Console console) {
        this.console = console;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists position, lag, failures and parked events of each projection.")
    int list(@Mixin ServiceOptions options) {
        try (var service = options.service(console)) {
            options.shown(console).list(service.get("/ops/projections"), "projections");
            return 0;
        }
    }

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Pauses a projection on this node until it is resumed or the node restarts.")
    int pause(@Parameters(paramLabel = "PROJECTION") String name, @Mixin ServiceOptions options) {
        return act(name, "/pause", options);
    }

    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Resumes a paused projection.")
    int resume(@Parameters(paramLabel = "PROJECTION") String name, @Mixin ServiceOptions options) {
        return act(name, "/resume", options);
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Rebuilds a projection while the old one serves reads, and waits until done.")
    int replay(@Parameters(paramLabel = "PROJECTION") String name, @Mixin ServiceOptions options) {
        try (var service = options.service(console)) {
            var path = "/ops/projections/" + part(name) + "/replay";
            var _ = service.post(path, Map.of());
            var last = new AtomicReference<JsonNode>();
            service.follow(path, progress -> {
                last.set(progress);
                bar(progress);
            });
            var end = last.get();
            var state = end == null ? "unknown" : end.path("state").asString();
            if (console.terminal()) {
                console.err().println();
            }
            if (end != null && options.format() == OpsFormat.JSON) {
                console.out().println(end);
            } else {
                console.out().println("Replay of " + name + ": " + state);
            }
            return state.equals("done") ? 0 : ConnectCommandLine.WRONG;
        }
    }

    private void bar(JsonNode progress) {
        long done = Math.max(0, progress.path("done").asLong());
        long total = Math.max(1, progress.path("total").asLong());
        int full = (int) Math.min(WIDTH, WIDTH * done / total);
        var line = String.format(
                Locale.ROOT,
                "[%s%s] %,d of %,d events, %,d/s, %s s left",
                "#".repeat(full),
                ".".repeat(WIDTH - full),
                done,
                total,
                progress.path("rate").asLong(),
                progress.path("secondsLeft").isNull()
                        ? "?"
                        : progress.path("secondsLeft").asString());
        if (console.terminal()) {
            console.err().print("\r" + line);
            console.err().flush();
        } else {
            console.err().println(line);
        }
    }

    private int act(String name, String action, ServiceOptions options) {
        try (var service = options.service(console)) {
            options.shown(console).one(service.post("/ops/projections/" + part(name) + action, Map.of()));
            return 0;
        }
    }
}
