package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.ProgressLine;
import java.sql.SQLException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code ops index …}: on the database itself, beside a running service or without one. */
@Command(
        name = "index",
        description = {
            "Lists and rebuilds the operational indexes, on the database itself.",
            "It needs the service's own variables (DATABASE_URL, MASTER_KEY, JWT_SECRET) or its DATA_DIR, and no token."
        },
        footer = {
            "",
            "Examples:",
            "  ogensync-connect ops index list",
            "  ogensync-connect ops index rebuild credentials"
        })
final class IndexCommands {

    private final Console console;

    IndexCommands(Console console) {
        this.console = console;
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the indexes.")
    int list() {
        try (var database = OperatorDatabase.open(console)) {
            database.indexes().names().forEach(console.out()::println);
            return 0;
        }
    }

    @Command(
            name = "rebuild",
            mixinStandardHelpOptions = true,
            description = {
                "Rebuilds an index from the event log while the service runs.",
                "Requests read the current rows until the new ones replace them in one transaction."
            })
    int rebuild(@Parameters(paramLabel = "NAME") String name) {
        try (var database = OperatorDatabase.open(console)) {
            var line = new ProgressLine(console, "positions");
            var result = database.indexes().run(name, (position, head) -> line.at(position, (double) position / head));
            line.end();
            console.out().println(name + " rebuilt: rows " + result.rows() + ", corrected " + result.corrected());
            return 0;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new CommandRefused(e.getMessage() + ".", e);
        } catch (SQLException e) {
            throw new CommandRefused(
                    "The database failed (SQL state " + e.getSQLState() + "); nothing has changed.", e);
        }
    }
}
