package com.ogensync.connect.app.commandline.audit;

import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.ConnectCommandLine;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.DatabaseSession;
import com.ogensync.connect.app.commandline.Format;
import com.ogensync.connect.app.commandline.Moments;
import com.ogensync.connect.app.commandline.ProgressLine;
import com.ogensync.connect.postgres.audit.AnchorFile;
import com.ogensync.connect.postgres.audit.AuditListener;
import com.ogensync.connect.postgres.audit.AuditScope;
import com.ogensync.connect.postgres.audit.Fault;
import com.ogensync.connect.postgres.audit.LedgerAudit;
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

/** Proves every coin, or says which are wrong. */
@Command(
        name = "verify",
        description = {
            "Reads every movement of coins from PostgreSQL, in one snapshot, and checks all of it:",
            "numbers without gaps, balances, reasons, hash chain, stored bytes; that every debit has its message and",
            "every message its debit, every failure its refund and every refund its failure, every correction its",
            "entry; that no stream has a hole; the anchors; and, where MONGODB_URI is set, the projected balances.",
            ""
        },
        footer = {
            "",
            "Writes one line for each fault: account, entry, what is wrong.",
            "Exit status: 0 all is well, 1 there are faults, 2 it could not run.",
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
            description = "Only entries up to this moment, such as 2026-01-31 or 2026-01-31T12:00:00Z.")
    private @Nullable Instant until;

    @Option(names = "--format", description = "table, json or csv (table).")
    private Format format = Format.TABLE;

    @Option(
            names = "--anchor",
            paramLabel = "FILE",
            description = "Anchors kept elsewhere (audit anchor export): nothing before them was changed or cut off.")
    private @Nullable Path anchor;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException, InterruptedException {
        if (account != null && anchor != null) {
            throw new CommandRefused("An anchor is about all accounts: leave --account or --anchor out.");
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
        var projected = uri.flatMap(it -> ProjectedBalances.at(it, fault -> told(fault, faults, progress)));
        faults.begin();
        try (var balances = projected.orElse(null)) {
            var sums = LedgerAudit.verify(session::connect, scope, listener(faults, progress, balances));
            progress.end();
            if (account != null && sums.entries() == 0 && faults.count() == 0 && until == null) {
                console.err().println("Account " + account + " has no entries here.");
            }
            faults.end(sums, compared(balances, uri.isPresent()), (System.nanoTime() - begin) / 1e9);
        }
        return faults.count() == 0 ? 0 : ConnectCommandLine.WRONG;
    }

    private static String compared(@Nullable ProjectedBalances balances, boolean wanted) throws InterruptedException {
        if (balances != null) {
            return balances.end();
        }
        return wanted ? "not compared, MongoDB does not answer" : "not compared, they are not asked for (MONGODB_URI)";
    }

    private static AuditListener listener(Faults faults, ProgressLine progress, @Nullable ProjectedBalances balances) {
        return new AuditListener() {
            @Override
            public void fault(Fault fault) {
                told(fault, faults, progress);
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

    private static void told(Fault fault, Faults faults, ProgressLine progress) {
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
            throw new CommandRefused("The file " + anchor + " holds no anchors: " + e.getMessage() + ".", e);
        }
    }
}
