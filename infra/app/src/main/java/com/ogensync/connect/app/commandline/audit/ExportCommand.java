package com.ogensync.connect.app.commandline.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.DatabaseSession;
import com.ogensync.connect.app.commandline.Moments;
import com.ogensync.connect.postgres.audit.Movement;
import com.ogensync.connect.postgres.audit.Movements;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Exports the ledger for other tools. */
@Command(
        name = "export",
        description = {
            "Exports every coin movement, grouped by account, oldest first.",
            "csv has columns for accounting software: date, time, account, entry, type, reason, debit (outgoing",
            "coins), credit (incoming coins), balance, currency, reference (the message), corrects, request, token,",
            "by, hash; formulas are escaped. jsonl has one object per line with every field that the hash covers.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar ogensync-connect.jar audit export --format csv --from 2026-01-01 --until 2026-01-31 \\",
            "    --out january.csv",
            "  java -jar ogensync-connect.jar audit export --format jsonl | gzip > ledger.jsonl.gz"
        })
final class ExportCommand implements Callable<Integer> {

    /** Export formats. */
    enum Kind {
        CSV,
        JSONL
    }

    private final Console console;
    private long count;

    @Option(names = "--format", description = "csv or jsonl (csv).")
    private Kind format = Kind.CSV;

    @Option(names = "--account", paramLabel = "UUID", description = "Only this account.")
    private @Nullable UUID account;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Moments.From.class,
            description = "Only from this time on, such as 2026-01-01 or 2026-01-01T12:00:00Z.")
    private @Nullable Instant from;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moments.Until.class,
            description = "Only up to this time; a date includes the whole day.")
    private @Nullable Instant until;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes to this new file instead of standard output.")
    private @Nullable Path out;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        try (var session = DatabaseSession.open(console)) {
            if (out == null) {
                export(session, console.out());
            } else {
                exportInto(out, session);
            }
        }
        return 0;
    }

    /** Writes the complete file or none; an existing file is never overwritten. */
    private void exportInto(Path file, DatabaseSession session) throws SQLException {
        if (Files.exists(file)) {
            throw new CommandRefused("The file " + file + " already exists and is not overwritten.");
        }
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try {
            try (var writer = new PrintWriter(Files.newBufferedWriter(unfinished, UTF_8))) {
                export(session, writer);
                if (writer.checkError()) {
                    throw new IOException("The disk may be full");
                }
            }
            Files.move(unfinished, file);
            console.err().printf(Locale.ROOT, "%,d entries in %s%n", count, file);
        } catch (IOException e) {
            throw new CommandRefused("The file " + file + " cannot be written.", e);
        }
    }

    private void export(DatabaseSession session, PrintWriter writer) throws SQLException {
        if (format == Kind.CSV) {
            writer.print(AccountingColumns.HEADER);
        }
        var json = JsonMapper.shared();
        new Movements(account, from, until).read(session::connect, (Movement it) -> {
            writer.print(format == Kind.CSV ? AccountingColumns.of(it) : json.writeValueAsString(it) + "\n");
            count++;
        });
        writer.flush();
    }
}
