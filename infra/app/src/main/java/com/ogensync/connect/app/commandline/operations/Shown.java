package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.Csv;
import com.ogensync.connect.app.commandline.Format;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Prints the service's responses. */
final class Shown {

    private final PrintWriter out;
    private final PrintWriter hints;
    private final Format format;
    private final String absent;

    Shown(Console console, Format format) {
        out = console.out();
        hints = format == Format.CSV ? console.err() : out;
        this.format = format;
        absent = format == Format.CSV ? "" : "-";
    }

    /** Prints a list response, one row per item. */
    void list(JsonNode answer, String field) {
        if (isJson(answer)) {
            return;
        }
        var data = answer.path("data");
        var rows = new ArrayList<Map<String, String>>();
        data.path(field).forEach(item -> rows.add(flat(item)));
        table(rows);
        if (data.path("nextCursor").isString()) {
            hints.println("More: --cursor " + data.path("nextCursor").asString());
        }
    }

    /** Prints a response about one object, one row per field. */
    void one(JsonNode answer) {
        if (isJson(answer)) {
            return;
        }
        var facts = flat(answer.path("data"));
        if (format == Format.CSV) {
            table(List.of(facts));
            return;
        }
        if (answer.path("message").isString()) {
            out.println(answer.path("message").asString());
        }
        int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
        facts.forEach((name, value) -> out.println(padded(name, width) + "  " + value));
    }

    private boolean isJson(JsonNode answer) {
        if (format == Format.JSON) {
            out.println(Service.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(answer));
        }
        return format == Format.JSON;
    }

    private void table(List<Map<String, String>> rows) {
        var columns = new LinkedHashSet<String>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        if (rows.isEmpty()) {
            hints.println("(none)");
            return;
        }
        if (format == Format.CSV) {
            out.print(Csv.line(columns.toArray()));
            rows.forEach(
                    row -> out.print(Csv.line(columns.stream().map(row::get).toArray())));
            return;
        }
        var widths = new LinkedHashMap<String, Integer>();
        for (var column : columns) {
            int longest = rows.stream()
                    .mapToInt(row -> row.getOrDefault(column, "").length())
                    .max()
                    .orElse(0);
            widths.put(column, Math.max(column.length(), longest));
        }
        line(widths, columns);
        rows.forEach(row -> line(
                widths,
                columns.stream().map(column -> row.getOrDefault(column, "")).toList()));
    }

    private void line(Map<String, Integer> widths, Collection<String> values) {
        var line = new StringBuilder();
        var each = values.iterator();
        widths.values().forEach(width -> line.append(padded(each.next(), width)).append("  "));
        out.println(line.toString().stripTrailing());
    }

    private Map<String, String> flat(JsonNode node) {
        var facts = new LinkedHashMap<String, String>();
        flatten("", node, facts);
        return facts;
    }

    private void flatten(String name, JsonNode node, Map<String, String> facts) {
        if (node.isObject()) {
            node.forEachEntry((field, value) -> flatten(name.isEmpty() ? field : name + '.' + field, value, facts));
        } else if (!node.isMissingNode()) {
            facts.put(name, node.isNull() ? absent : node.isString() ? node.asString() : node.toString());
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
