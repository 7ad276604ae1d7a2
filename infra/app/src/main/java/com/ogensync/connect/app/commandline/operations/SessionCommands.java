package com.ogensync.connect.app.commandline.operations;

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

    @Command(name = "list", description = "Lists state, node, last reason and reconnects of each session.")
    int list(
            @Option(names = "--state", description = "online, offline or unlinked.") @Nullable String state,
            @Mixin PageOptions page,
            @Mixin OpsRequest request) {
        return request.list(page.of(OpsPath.of("sessions").with("state", state)), "sessions");
    }

    @Command(
            name = "unlink",
            description = "Unlinks a session as its owner would: open messages fail and are refunded.")
    int unlink(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin OpsRequest request) {
        return request.act(OpsPath.of("sessions", account, "unlink"), reason);
    }
}
