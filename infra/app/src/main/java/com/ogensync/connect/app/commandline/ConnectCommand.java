package com.ogensync.connect.app.commandline;

import com.ogensync.connect.app.commandline.audit.AuditCommand;
import com.ogensync.connect.app.commandline.operations.OpsCommand;
import picocli.CommandLine.Command;

/** The first word of every command line. */
@Command(
        name = "ogensync-connect",
        description = {
            "Sends WhatsApp messages over a REST API, and can prove every coin.",
            "",
            "Without any word it serves. With one it does that and ends, beside a running service or without one."
        },
        synopsisHeading = "Usage:%n  java -jar ogensync-connect.jar%n  java -jar ",
        customSynopsis = "ogensync-connect.jar COMMAND [--help]",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Variables (docs/SETTINGS.md has all):",
            "  DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD   the PostgreSQL to work on",
            "  DATA_DIR                                         else the one in this folder (data)",
            "",
            "Exit status: 0 done and well, 1 done and something is wrong, 2 not done."
        },
        subcommands = {AuditCommand.class, OpsCommand.class, CompletionCommand.class})
final class ConnectCommand {}
