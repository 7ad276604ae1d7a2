package com.ogensync.connect.app.commandline.audit;

import picocli.CommandLine.Command;

/** {@code audit anchor …}. */
@Command(
        name = "anchor",
        description = {
            "An anchor is a signed hash over the whole ledger. Stored elsewhere, it later proves that no entry before",
            "it was changed or removed. The service creates one every hour (ANCHOR_EVERY)."
        },
        commandListHeading = "%nCommands:%n",
        subcommands = {AnchorCreateCommand.class, AnchorExportCommand.class})
final class AnchorCommand {}
