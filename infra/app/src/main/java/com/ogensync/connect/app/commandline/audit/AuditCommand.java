package com.ogensync.connect.app.commandline.audit;

import picocli.CommandLine.Command;

/** The words of auditors. */
@Command(
        name = "audit",
        description = "Proves every coin: reads the stored events themselves, and changes none.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "It works beside a running service, and without one. docs/AUDIT.md says what is proven and how.",
        },
        subcommands = {VerifyCommand.class, AuditAccountCommand.class, ExportCommand.class, AnchorCommand.class})
public final class AuditCommand {}
