package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.ConnectCommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ops …}: the commands for operators. */
@Command(
        name = "ops",
        description = {
            "Operates the service.",
            "",
            "'ops operator' and 'ops index' work directly on the database and need access to it and the master key. All",
            "other commands call the running service with an operator's token, so that every action records its operator",
            "and reason."
        },
        footer = {
            "",
            "Examples:",
            "  ogensync-connect ops operator add ada > ada.token",
            "  export OPS_TOKEN=$(cat ada.token)",
            "  ogensync-connect ops account find --email john@example.com",
            "  ogensync-connect ops projection replay balances"
        },
        subcommands = {
            OperatorCommands.class,
            IndexCommands.class,
            AccountCommands.class,
            SessionCommands.class,
            ProjectionCommands.class,
            DeadLetterCommands.class,
            MessageCommands.class,
            NodeCommands.class
        })
public final class OpsCommand {

    @Command(
            name = "drift",
            description = {
                "Shows accounts whose projections differ from their events; the exit status is 1 if there are any."
            },
            footer = {"", "Example:", "  ogensync-connect ops drift --format json"})
    int drift(@Mixin OpsRequest request) {
        return request.with(service -> {
            var answer = service.get(OpsPath.of("drift"));
            var _ = request.show(answer);
            return answer.path("data").path("drifting").isEmpty() ? 0 : ConnectCommandLine.WRONG;
        });
    }

    @Command(
            name = "anchors",
            description = "Shows the newest ledger anchors.",
            footer = {"", "Example:", "  ogensync-connect ops anchors --format json"})
    int anchors(@Mixin OpsRequest request) {
        return request.list(OpsPath.of("audit", "anchors"), "anchors");
    }
}
