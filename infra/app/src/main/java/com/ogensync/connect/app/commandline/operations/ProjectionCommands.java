package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.ConnectCommandLine;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.ProgressLine;
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

    private static final String PATH = "projections";

    private final Console console;

    ProjectionCommands(Console console) {
        this.console = console;
    }

    @Command(name = "list", description = "Lists position, lag, failures and parked events of each projection.")
    int list(@Mixin OpsRequest request) {
        return request.list(OpsPath.of(PATH), PATH);
    }

    @Command(name = "pause", description = "Pauses a projection on this node until it is resumed or the node restarts.")
    int pause(@Parameters(paramLabel = "PROJECTION") String name, @Mixin OpsRequest request) {
        return request.act(OpsPath.of(PATH, name, "pause"));
    }

    @Command(name = "resume", description = "Resumes a paused projection.")
    int resume(@Parameters(paramLabel = "PROJECTION") String name, @Mixin OpsRequest request) {
        return request.act(OpsPath.of(PATH, name, "resume"));
    }

    @Command(
            name = "replay",
            description = "Rebuilds a projection while the old one serves reads, and waits until done.")
    int replay(@Parameters(paramLabel = "PROJECTION") String name, @Mixin OpsRequest request) {
        var path = OpsPath.of(PATH, name, "replay");
        var last = new AtomicReference<JsonNode>();
        var line = new ProgressLine(console, "events");
        return request.with(service -> {
            var _ = service.post(path, Map.of(), Map.of());
            service.follow(path, progress -> {
                last.set(progress);
                long done = Math.max(0, progress.path("done").asLong());
                line.at(done, (double) done / Math.max(1, progress.path("total").asLong()));
            });
            line.end();
            var end = last.get();
            var state = end == null ? "unknown" : end.path("state").asString();
            console.out().println(end != null && request.isJson() ? end : "Replay of " + name + ": " + state);
            return state.equals("done") ? 0 : ConnectCommandLine.WRONG;
        });
    }
}
