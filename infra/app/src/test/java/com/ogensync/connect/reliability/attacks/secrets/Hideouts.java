package com.ogensync.connect.reliability.attacks.secrets;

import com.ogensync.connect.reliability.child.Caller;
import com.ogensync.connect.reliability.child.ChildApp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** All the places where a secret could have been left. */
final class Hideouts {

    private static final String TABLES = """
            select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""";

    private final ChildApp app;

    Hideouts(ChildApp app) {
        this.app = app;
    }

    /** What it wrote to its output, from its first start on. */
    String log() {
        return content(app.log());
    }

    /** The network's memory: it has texts and numbers, as WhatsApp itself has them. */
    String journal() {
        return files().stream()
                .filter(Hideouts::isJournal)
                .map(Hideouts::content)
                .reduce("", String::concat);
    }

    /** What else it wrote in its folder: what PostgreSQL says of itself is there. */
    String otherFiles() {
        return files().stream()
                .filter(it -> !isJournal(it))
                .map(Hideouts::content)
                .reduce("", String::concat);
    }

    /** Everything that operations can ask for, of each metric each value. */
    String actuator() {
        var told = new StringBuilder();
        try (var operations = new Caller(app.managementPort())) {
            var root = operations.get("/actuator", null).expect(200);
            told.append(root.body());
            root.json().path("_links").forEach(link -> {
                if (!link.path("templated").asBoolean()) {
                    told.append(got(operations, path(link.path("href").asString())));
                }
            });
            operations
                    .get("/actuator/metrics", null)
                    .expect(200)
                    .json()
                    .path("names")
                    .forEach(name -> told.append(got(operations, "/actuator/metrics/" + name.asString())));
        }
        return told.toString();
    }

    /** All rows of all tables, bytes as hexadecimal. */
    String tables() throws SQLException {
        var rows = new StringBuilder();
        try (var database = app.database().connect()) {
            for (var table : column(database, TABLES)) {
                column(database, "select t::text from " + table + " t")
                        .forEach(it -> rows.append(it).append('\n'));
            }
        }
        return rows.toString();
    }

    private static List<String> column(Connection database, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static String got(Caller operations, String path) {
        var answer = operations.get(path, null);
        return path + " " + answer.headers().map() + answer.body() + "\n";
    }

    private static String path(String href) {
        return href.replaceFirst("https?://[^/]*", "");
    }

    /** All but PostgreSQL's own, of which the tables are asked, and what is meant to be a secret. */
    private List<Path> files() {
        try (var all = Files.walk(app.data())) {
            return all.filter(Files::isRegularFile)
                    .filter(it -> !it.startsWith(app.data().resolve("postgres")))
                    .filter(it -> !it.startsWith(app.data().resolve("secrets")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isJournal(Path file) {
        return file.toString().endsWith(".journal");
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
