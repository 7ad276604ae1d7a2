package com.ogensync.connect.app.commandline.operations;

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

    private static final String PATH = "dead-letters";

    @Command(name = "list", description = "Lists the oldest dead letters of all projections and indexes.")
    int list(
            @Option(names = "--limit", defaultValue = "100", description = "Maximum number of rows (${DEFAULT-VALUE}).")
                    int limit,
            @Mixin OpsRequest request) {
        return request.list(OpsPath.of(PATH).with("limit", limit), "deadLetters");
    }

    @Command(name = "show", description = "Shows one dead letter without personal data.")
    int show(@Parameters(paramLabel = "ID") String id, @Mixin OpsRequest request) {
        return request.show(OpsPath.of(PATH, id));
    }

    @Command(name = "retry", description = "Retries all dead letters of its account, in order.")
    int retry(@Parameters(paramLabel = "ID") String id, @Mixin OpsRequest request) {
        return request.act(OpsPath.of(PATH, id, "retry"));
    }

    @Command(name = "discard", description = "Discards a dead letter. The event itself stays stored.")
    int discard(
            @Parameters(paramLabel = "ID") String id,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin OpsRequest request) {
        return request.act(OpsPath.of(PATH, id, "discard"), reason);
    }
}
