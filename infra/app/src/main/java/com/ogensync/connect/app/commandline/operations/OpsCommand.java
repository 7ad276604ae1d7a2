package com.ogensync.connect.app.commandline.operations;

import picocli.CommandLine.Command;

/** The group of all that operators do. */
@Command(
        name = "ops",
        description = {
            "Looks after the service.",
            "",
            "'ops operator' and 'ops index' work on the database itself; whoever has that and the master key may. All other words ask the",
            "running service with an operator's token, so that every action names who did it and why."
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
