package com.ogensync.connect.app.commandline.operations;

import picocli.CommandLine.Command;

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
            DriftCommand.class,
            AnchorsCommand.class
        })
public final class OpsCommand {}
