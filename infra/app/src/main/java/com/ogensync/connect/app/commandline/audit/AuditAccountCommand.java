package com.ogensync.connect.app.commandline.audit;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.DatabaseSession;
import com.ogensync.connect.app.commandline.Format;
import com.ogensync.connect.app.commandline.Moments;
import com.ogensync.connect.postgres.audit.Movement;
import com.ogensync.connect.postgres.audit.Movements;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Lists one account's coin movements, each with its cause. */
@Command(
        name = "account",
        description = {
            "Lists every coin movement of one account, oldest first: its subject (message or corrected entry),",
            "its cause (request, token, operator), and the resulting balance.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  java -jar ogensync-connect.jar audit account 6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11",
            "  java -jar ogensync-connect.jar audit account 6f1c1d2e-0b7a-4c55-9a34-2f8f5b0d9c11 \\",
            "    --until 2026-01-31 --format csv"
        })
final class AuditAccountCommand implements Callable<Integer> {

    private static final String ROW = "%6s  %-24s  %7s  %8s  %-14s  %-34s  %s%n";

    private final Console console;
    private long count;

    @Parameters(paramLabel = "UUID", description = "The account.")
    private @Nullable UUID account;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Moments.Until.class,
            description = "Only up to this time, such as 2026-01-31 or 2026-01-31T12:00:00Z.")
    private @Nullable Instant until;

    @Option(names = "--format", description = "table, json or csv (table).")
    private Format format = Format.TABLE;

    AuditAccountCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws SQLException {
        var id = Objects.requireNonNull(account);
        try (var session = DatabaseSession.open(console)) {
            begin(id);
            new Movements(id, null, until).read(session::connect, this::write);
            end();
        }
        if (count == 0) {
            throw new CommandRefused("Account " + id + " has no coin movements"
                    + (until == null ? " in this database." : " up to that time."));
        }
        return 0;
    }

    private void begin(UUID id) {
        switch (format) {
            case TABLE ->
                console.out().printf(Locale.ROOT, ROW, "entry", "at", "coins", "balance", "reason", "for", "by");
            case CSV -> console.out().print(AccountingColumns.HEADER);
            case JSON -> console.out().print("{\"account\":\"" + id + "\",\"movements\":[");
        }
    }

    private void write(Movement it) {
        switch (format) {
            case TABLE ->
                console.out()
                        .printf(
                                Locale.ROOT,
                                ROW,
                                it.entry(),
                                it.at(),
                                String.format(Locale.ROOT, "%+d", it.change()),
                                it.balance(),
                                it.reason(),
                                subject(it),
                                cause(it));
            case CSV -> console.out().print(AccountingColumns.of(it));
            case JSON ->
                console.out()
                        .print((count == 0 ? "\n" : ",\n") + JsonMapper.shared().writeValueAsString(it));
        }
        count++;
    }

    private void end() {
        if (format == Format.JSON) {
            console.out().println("]}");
        }
    }

    private static String subject(Movement it) {
        return it.messageId() != null
                ? "message " + it.messageId()
                : it.corrects() != null ? "corrects entry " + it.corrects() : "";
    }

    private static String cause(Movement it) {
        return it.by() + ", request " + it.requestId() + (it.tokenId() == null ? "" : ", token " + it.tokenId());
    }
}
