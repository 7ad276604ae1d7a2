package com.ogensync.connect.app.commandline.operations;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of commands that list one page. */
final class PageOptions {

    @Option(names = "--limit", defaultValue = "100", description = "Maximum number of rows (${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--cursor", description = "Continues after the previous page.")
    private @Nullable String cursor;

    /** Adds the options to the path's query. */
    OpsPath of(OpsPath path) {
        return path.with("limit", limit).with("cursor", cursor);
    }
}
