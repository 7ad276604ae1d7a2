package com.ogensync.connect.app.commandline.operations;

import static com.ogensync.connect.app.commandline.operations.Service.part;

import com.ogensync.connect.app.commandline.Console;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ops dead-letter …}. */
@Command(
        name = "dead-letter",
        description = "Lists, retries and discards events that could not be processed.",
        footer = {
            "",
            "Examples:",
            "  ogensync-connect ops dead-letter list",
            "  ogensync-connect ops dead-letter retry p-65a1b2c3d4e5f60718293a4b"
        })
final class DeadLetterCommands {

    private final Console console;

    DeadLetterCommands(Console console) {
        this.console = console;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists the oldest dead letters of all projections and indexes.")
    int list(
            @Option(names = "--limit", defaultValue = "100", description = "Maximum number of rows (${DEFAULT-VALUE}).")
                    int limit,
            @Mixin ServiceOptions options) {
        try (var service = options.service(console)) {
            options.shown(console).list(service.get("/ops/dead-letters?limit=" + limit), "deadLetters");
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one dead letter without personal data.")
    int show(@Parameters(paramLabel = "ID") String id, @Mixin ServiceOptions options) {
        try (var service = options.service(console)) {
            options.shown(console).one(service.get("/ops/dead-letters/" + part(id)));
            return 0;
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Retries all dead letters of its account, in order.")
    int retry(@Parameters(paramLabel = "ID") String id, @Mixin ServiceOptions options) {
        return act(id, "/retry", Map.of(), options);
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Discards a dead letter. The event itself stays stored.")
    int discard(
            @Parameters(paramLabel = "ID") String id,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin ServiceOptions options) {
        return act(id, "/discard", Map.of("reason", reason.text(console)), options);
    }

    private int act(String id, String action, Map<String, ?> body, ServiceOptions options) {
        try (var service = options.service(console)) {
            options.shown(console).one(service.post("/ops/dead-letters/" + part(id) + action, body));
            return 0;
        }
    }
}
