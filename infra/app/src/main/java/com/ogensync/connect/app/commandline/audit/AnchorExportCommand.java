package com.ogensync.connect.app.commandline.audit;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.DatabaseSession;
import com.ogensync.connect.postgres.audit.LedgerAnchors;
import com.ogensync.connect.postgres.audit.anchor.AnchorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exports all anchors for storage outside of the system. */
@Command(
        name = "export",
        description =
                "Exports all anchors as JSON. Store them where no one with access to the database can change them.%n",
        footer = {
            "",
            "Examples:",
            "  java -jar ogensync-connect.jar audit anchor export --out /elsewhere/anchors-2026-01-31.json",
            "  java -jar ogensync-connect.jar audit verify --anchor /elsewhere/anchors-2026-01-31.json"
        })
final class AnchorExportCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes to this new file instead of standard output.")
    private @Nullable Path out;

    AnchorExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        try (var session = DatabaseSession.open(console)) {
            var anchors = LedgerAnchors.all(session::connect);
            if (anchors.isEmpty()) {
                throw new CommandRefused("No anchor exists yet: create one with audit anchor create.");
            }
            write(AnchorFile.write(anchors));
        }
        return 0;
    }

    private void write(String text) {
        if (out == null) {
            console.out().print(text);
            return;
        }
        try {
            Files.writeString(out, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new CommandRefused("The file " + out + " cannot be written or already exists.", e);
        }
    }
}
