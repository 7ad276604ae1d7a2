package com.ogensync.connect.app.commandline.operations;

import static com.ogensync.connect.app.commandline.operations.Service.part;

import com.ogensync.connect.app.commandline.Console;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ops session …}. */
@Command(
        name = "session",
        description = "Lists and unlinks WhatsApp sessions.",
        footer = {
            "",
            "Examples:",
            "  ogensync-connect ops session list --state offline",
            "  ogensync-connect ops session unlink 0b9d3f5e-6a4e-4a55-9d0a-0d5f7c1d2e3f --reason 'Phone was stolen'"
        })
final class SessionCommands {

    private final Console console;

    SessionCommands(Console console) {
        this.console = console;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists state, node, last reason and reconnects of each session.")
    int list(
            @Option(names = "--state", description = "online, offline or unlinked.") @Nullable String state,
            @Option(names = "--limit", defaultValue = "100", description = "Maximum number of rows (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--cursor", description = "Continues after the previous page.") @Nullable String cursor,
            @Mixin ServiceOptions options) {
        var query = "?limit=" + limit + (state == null ? "" : "&state=" + part(state))
                + (cursor == null ? "" : "&cursor=" + part(cursor));
        try (var service = options.service(console)) {
            options.shown(console).list(service.get("/ops/sessions" + query), "sessions");
            return 0;
        }
    }

    @Command(
            name = "unlink",
            mixinStandardHelpOptions = true,
            description = "Unlinks a session as its owner would: open messages fail and are refunded.")
    int unlink(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin ServiceOptions options) {
        try (var service = options.service(console)) {
            options.shown(console)
                    .one(service.post(
                            "/ops/sessions/" + part(account) + "/unlink", Map.of("reason", reason.text(console))));
            return 0;
        }
    }
}
