package com.ogensync.connect.app.commandline.audit;

import picocli.CommandLine.Command;

/** {@code audit …}: the commands for auditors. */
@Command(
        name = "audit",
        description = "Verifies every coin from the stored events; read-only except for anchor create.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "The service may be running or stopped. docs/AUDIT.md describes what is verified and how.",
        },
        subcommands = {VerifyCommand.class, AuditAccountCommand.class, ExportCommand.class, AnchorCommand.class})
public final class AuditCommand {}
