package com.ogensync.connect.app.commandline.audit;

import picocli.CommandLine.Command;

/** The words about anchors. */
@Command(
        name = "anchor",
        description = {
            "Anchors sum the whole ledger up and are signed. Kept elsewhere, they prove later that nothing before",
            "them was changed or cut off. The service makes one every hour (ANCHOR_EVERY)."
        },
        commandListHeading = "%nCommands:%n",
        subcommands = {AnchorCreateCommand.class, AnchorExportCommand.class})
final class AnchorCommand {}
