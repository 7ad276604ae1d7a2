package com.ogensync.connect.app.commandline.audit;

import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.ConnectCommandLine;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.DatabaseSession;
import com.ogensync.connect.app.commandline.Format;
import com.ogensync.connect.app.commandline.Moments;
import com.ogensync.connect.app.commandline.ProgressLine;
import com.ogensync.connect.postgres.audit.AuditListener;
import com.ogensync.connect.postgres.audit.AuditScope;
import com.ogensync.connect.postgres.audit.Fault;
import com.ogensync.connect.postgres.audit.LedgerAudit;
import com.ogensync.connect.postgres.audit.anchor.AnchorFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Verifies every coin and reports every fault. */
@Command(
        name = "verify",
        description = {
            "Reads every coin movement from PostgreSQL in one snapshot and checks:",
            "gapless numbering, balances, reasons, hash chain, stored bytes; that debits match messages one to one,",
            "refunds match failures one to one, and every correction names an existing entry; that no stream has a",
            "gap; the anchors; and, if MONGODB_URI is set, the projected balances.",
            ""
        },
        footer = {
            "",
            "Prints one line per fault: account, entry, description.",
            "Exit status: 0 no faults, 1 faults found, 2 not executed.",
            "",
            "Examples:",
            "  java -jar ogensync-connect.jar audit verify",
            "  java -jar ogensync-connect.jar audit verify --anchor kept-elsewhere.json --format json",
            "  DATABASE_URL=jdbc:postgresql://db/ogensync DATABASE_USER=auditor DATABASE_PASSWORD=... \\",
            "    java -jar ogensync-connect.jar audit verify --account 6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11"
        })
final class VerifyCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--account", paramLabel = "UUID", description = "Only this account.")
    private @Nullable UUID account;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moments.Until.class,
            description = "Only entries up to this time, such as 2026-01-31 or 2026-01-31T12:00:00Z.")
    private @Nullable Instant until;

    @Option(names = "--format", description = "table, json or csv (table).")
    private Format format = Format.TABLE;

    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            description = "Checks against exported anchors that no earlier entry was changed or removed.")
    private @Nullable Path anchor;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException, InterruptedException {
        if (account != null && anchor != null) {
            throw new CommandRefused("An anchor covers all accounts: use --account or --anchor, not both.");
        }
        var scope = new AuditScope(account, until, kept());
        try (var session = DatabaseSession.open(console)) {
            return verified(session, scope);
        }
    }

    private int verified(DatabaseSession session, AuditScope scope) throws SQLException, InterruptedException {
        var begin = System.nanoTime();
        var faults = new Faults(console, format);
        var progress = new ProgressLine(console, "entries");
        var uri = session.settings().mongoUri().filter(_ -> until == null);
        var projected = uri.flatMap(it -> ProjectedBalances.at(it, fault -> report(fault, faults, progress)));
        faults.begin();
        try (var balances = projected.orElse(null)) {
            var sums = LedgerAudit.verify(session::connect, scope, listener(faults, progress, balances));
            progress.end();
            if (account != null && sums.entries() == 0 && faults.count() == 0 && until == null) {
                console.err().println("Account " + account + " has no entries in this database.");
            }
            faults.end(sums, compared(balances, uri.isPresent()), (System.nanoTime() - begin) / 1e9);
        }
        return faults.count() == 0 ? 0 : ConnectCommandLine.WRONG;
    }

    private static String compared(@Nullable ProjectedBalances balances, boolean requested)
            throws InterruptedException {
        if (balances != null) {
            return balances.end();
        }
        return requested ? "not compared, MongoDB does not respond" : "not compared (needs MONGODB_URI and no --until)";
    }

    private static AuditListener listener(Faults faults, ProgressLine progress, @Nullable ProjectedBalances balances) {
        return new AuditListener() {
            @Override
            public void fault(Fault fault) {
                report(fault, faults, progress);
            }

            @Override
            public void progress(long entries, double part) {
                progress.at(entries, part);
            }

            @Override
            public void account(String id, long sequence, long balance) {
                if (balances != null) {
                    balances.account(id, sequence, balance);
                }
            }
        };
    }

    private static void report(Fault fault, Faults faults, ProgressLine progress) {
        progress.end();
        faults.add(fault);
    }

    private List<LedgerAnchored> kept() {
        if (anchor == null) {
            return List.of();
        }
        try {
            return AnchorFile.read(Files.readAllBytes(anchor));
        } catch (IOException e) {
            throw new CommandRefused("The file " + anchor + " cannot be read.", e);
        } catch (IllegalArgumentException e) {
            throw new CommandRefused("The file " + anchor + " contains no valid anchors: " + e.getMessage() + ".", e);
        }
    }
}
