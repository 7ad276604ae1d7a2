package com.ogensync.connect.app.commandline.operations;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ops node …}. */
@Command(
        name = "node",
        description = "Lists the nodes.",
        footer = {"", "Example:", "  ogensync-connect ops node list"})
final class NodeCommands {

    @Command(name = "list", description = "Lists version, sessions, clock and last report of each node.")
    int list(@Mixin OpsRequest request) {
        return request.list(OpsPath.of("nodes"), "nodes");
    }
}
