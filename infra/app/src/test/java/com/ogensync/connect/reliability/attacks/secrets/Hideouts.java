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

/** All places where a secret could leak. */
final class Hideouts {

    private static final String TABLES = """
            select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.tables
            where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""";

    private final ChildApp app;

    Hideouts(ChildApp app) {
        this.app = app;
    }

    /** Returns the application's output since its first start. */
    String log() {
        return content(app.log());
    }

    /** Returns the sandbox's journal, which contains texts and numbers, as WhatsApp does. */
    String journal() {
        return files().stream()
                .filter(Hideouts::isJournal)
                .map(Hideouts::content)
                .reduce("", String::concat);
    }

    /** Returns the other files of the data folder, including PostgreSQL's logs. */
    String otherFiles() {
        return files().stream()
                .filter(it -> !isJournal(it))
                .map(Hideouts::content)
                .reduce("", String::concat);
    }

    /** Returns all actuator responses, including every value of every metric. */
    String actuator() {
        var responses = new StringBuilder();
        try (var operations = new Caller(app.managementPort())) {
            var root = operations.get("/actuator", null).expect(200);
            responses.append(root.body());
            root.json().path("_links").forEach(link -> {
                if (!link.path("templated").asBoolean()) {
                    responses.append(got(operations, path(link.path("href").asString())));
                }
            });
            operations
                    .get("/actuator/metrics", null)
                    .expect(200)
                    .json()
                    .path("names")
                    .forEach(name -> responses.append(got(operations, "/actuator/metrics/" + name.asString())));
        }
        return responses.toString();
    }

    /** Returns all rows of all tables, with bytes in hexadecimal. */
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

    /** Returns all files except PostgreSQL's data, whose tables are queried instead, and the secrets folder. */
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
