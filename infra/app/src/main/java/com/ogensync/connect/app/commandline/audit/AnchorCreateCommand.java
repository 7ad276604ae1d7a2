package com.ogensync.connect.app.commandline.audit;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.ConnectCommandLine;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.DatabaseSession;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.postgres.audit.FaultyLedgerException;
import com.ogensync.connect.postgres.audit.LedgerAnchors;
import com.ogensync.connect.postgres.audit.anchor.AnchorFile;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Creates an anchor immediately. */
@Command(
        name = "create",
        description = {
            "Checks the whole ledger, signs its root hash, stores the anchor as an event and prints it.",
            "With DATABASE_URL it needs MASTER_KEY, because the signing key is encrypted with it.",
            ""
        },
        footer = {
            "",
            "Exit status: 0 stored, 1 the ledger has faults and nothing was signed, 2 not executed.",
            "",
            "Example:",
            "  java -jar ogensync-connect.jar audit anchor create > anchor.json"
        })
final class AnchorCreateCommand implements Callable<Integer> {

    private final Console console;

    AnchorCreateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        try (var session = DatabaseSession.open(console)) {
            var anchors = new LedgerAnchors(session::connect, masterKey(session));
            var made = anchors.create(Instant.now());
            if (made.isEmpty()) {
                throw new CommandRefused("Another process stored an anchor at the same time: export that one.");
            }
            console.out().print(AnchorFile.write(List.of(made.get())));
            return 0;
        } catch (FaultyLedgerException e) {
            console.err().println(e.getMessage());
            return ConnectCommandLine.WRONG;
        }
    }

    private static byte[] masterKey(DatabaseSession session) {
        return session.masterKey()
                .map(Secret::revealed)
                .map(Base64.getDecoder()::decode)
                .orElseThrow(() ->
                        new CommandRefused("MASTER_KEY is not set, and the anchor signing key is encrypted with it."));
    }
}
