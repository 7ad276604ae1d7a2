package com.ogensync.connect.app.commandline.operations;

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

    @Command(name = "open", description = "Lists accepted messages without an outcome, oldest first.")
    int open(
            @Option(names = "--account", description = "Only messages of this account.") @Nullable String account,
            @Option(names = "--min-age", paramLabel = "SECONDS", defaultValue = "0", description = "Minimum age.")
                    long minAge,
            @Option(names = "--min-attempts", defaultValue = "0", description = "Minimum number of resends.")
                    long minAttempts,
            @Mixin PageOptions page,
            @Mixin OpsRequest request) {
        var path = OpsPath.of("messages", "open")
                .with("minAge", minAge)
                .with("minAttempts", minAttempts)
                .with("account", account);
        return request.list(page.of(path), "messages");
    }
}
