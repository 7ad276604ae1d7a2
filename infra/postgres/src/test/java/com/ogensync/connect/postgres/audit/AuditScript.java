package com.ogensync.connect.postgres.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** Runs the script at the end of docs/AUDIT.md as an auditor would. */
final class AuditScript {

    private static final Path DOCUMENT = Path.of("../../docs/AUDIT.md");
    private static final Pattern CODE = Pattern.compile("(?ms)^```python\\n(.*?)^```$");

    private final Path folder;
    private final LedgerWorld world;

    /** The exit status and the output. */
    record Ended(int status, String out, String err) {
        List<String> faults() {
            return out.lines().toList();
        }
    }

    AuditScript(Path folder, LedgerWorld world) {
        this.folder = folder;
        this.world = world;
    }

    /** The last Python block of the document. */
    static String text() throws IOException {
        return CODE.matcher(Files.readString(DOCUMENT))
                .results()
                .toList()
                .getLast()
                .group(1);
    }

    static boolean has(String program) {
        return Pattern.compile(":")
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }

    Ended run(String... arguments) throws IOException, InterruptedException, SQLException {
        var script = Files.writeString(folder.resolve("audit.py"), text());
        var command = new ArrayList<>(List.of("python3", script.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        var server = URI.create(world.connection().getMetaData().getURL().substring("jdbc:".length()));
        builder.environment().put("PGHOST", server.getHost());
        builder.environment().put("PGPORT", Integer.toString(server.getPort()));
        builder.environment().put("PGUSER", "postgres");
        builder.environment().put("PGDATABASE", server.getPath().substring(1));
        if (!has("psql")) {
            builder.environment().merge("PATH", psqlReplacement().toString(), (path, ours) -> ours + ":" + path);
        }
        int status = builder.start().waitFor();
        return new Ended(status, Files.readString(folder.resolve("out")), Files.readString(folder.resolve("err")));
    }

    /** Creates a replacement for a missing psql: a script that prints the same rows, psqlReplacement through JDBC. */
    private Path psqlReplacement() throws IOException, SQLException {
        copy("anchors", "select payload from ledger_evidence where type = 'LedgerAnchored' order by sequence");
        copy(
                "entries",
                "select position, stream, type, payload from ledger_evidence"
                        + " where type <> 'LedgerAnchored' order by stream collate \"C\", sequence");
        var shim = Files.writeString(folder.resolve("psql"), """
                #!/bin/sh
                case "$*" in *"= 'LedgerAnchored'"*) cat "%1$s/anchors" ;; *) cat "%1$s/entries" ;; esac
                """.formatted(folder), UTF_8);
        if (!shim.toFile().setExecutable(true)) {
            throw new IOException("Not executable: " + shim);
        }
        return folder;
    }

    private void copy(String file, String sql) throws IOException, SQLException {
        try (var out = Files.newOutputStream(folder.resolve(file))) {
            world.connection()
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + sql + ") to stdout (format csv)", out);
        }
    }
}
