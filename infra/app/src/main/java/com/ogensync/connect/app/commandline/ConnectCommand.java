package com.ogensync.connect.app.commandline;

import com.ogensync.connect.app.commandline.audit.AuditCommand;
import com.ogensync.connect.app.commandline.operations.OpsCommand;
import picocli.CommandLine.Command;

/** The top-level command. */
@Command(
        name = "ogensync-connect",
        description = {
            "Sends WhatsApp messages over a REST API, and can prove every coin.",
            "",
            "Without a command it starts the service. With one it runs that command and exits, whether the",
            "service is running or not."
        },
        synopsisHeading = "Usage:%n  java -jar ogensync-connect.jar%n  java -jar ",
        customSynopsis = "ogensync-connect.jar COMMAND [--help]",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Environment variables (all of them: docs/SETTINGS.md):",
            "  DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD   the PostgreSQL database to use",
            "  DATA_DIR                                         otherwise the embedded one in this folder (data)",
            "",
            "Exit status: 0 success, 1 completed with problems found, 2 not executed."
        },
        subcommands = {AuditCommand.class, OpsCommand.class, CompletionCommand.class})
final class ConnectCommand {}
