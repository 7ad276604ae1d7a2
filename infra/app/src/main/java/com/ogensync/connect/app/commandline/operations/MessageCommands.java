package com.ogensync.connect.app.commandline.operations;

import static com.ogensync.connect.app.commandline.operations.Service.part;

import com.ogensync.connect.app.commandline.Console;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ops message …}. */
@Command(
        name = "message",
        description = "Lists messages that have no outcome yet.",
        footer = {"", "Example:", "  ogensync-connect ops message open --min-age 600 --min-attempts 3"})
final class MessageCommands {

    private final Console console;

    MessageCommands(Console console) {
        this.console = console;
    }

    @Command(
            name = "open",
            mixinStandardHelpOptions = true,
            description = "Lists accepted messages without an outcome, oldest first.")
    int open(
            @Option(names = "--account", description = "Only messages of this account.") @Nullable String account,
            @Option(names = "--min-age", paramLabel = "SECONDS", defaultValue = "0", description = "Minimum age.")
                    long minAge,
            @Option(names = "--min-attempts", defaultValue = "0", description = "Minimum number of resends.")
                    long minAttempts,
            @Option(names = "--limit", defaultValue = "100", description = "Maximum number of rows (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--cursor", description = "Continues after the previous page.") @Nullable String cursor,
            @Mixin ServiceOptions options) {
        var query = "?limit=" + limit + "&minAge=" + minAge + "&minAttempts=" + minAttempts
                + (account == null ? "" : "&account=" + part(account))
                + (cursor == null ? "" : "&cursor=" + part(cursor));
        try (var service = options.service(console)) {
            options.shown(console).list(service.get("/ops/messages/open" + query), "messages");
            return 0;
        }
    }
}
