package com.ogensync.connect.dashboard.pages;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The import map of all pages: it resolves the few module names that are not paths. */
final class ImportMap {

    private static final String LIBRARIES = "lib/";
    private static final Map<String, String> NAMES = new TreeMap<>(Map.of(
            "lit", "lit/index.js",
            "lit-html", "lit-html/lit-html.js",
            "lit-html/", "lit-html/",
            "lit-element/", "lit-element/",
            "@lit/reactive-element", "reactive-element/reactive-element.js"));

    private ImportMap() {}

    /** Returns the map as JSON for files in a folder. */
    static String json(String folder) {
        return NAMES.entrySet().stream()
                .map(it -> quoted(it.getKey()) + ":" + quoted(folder + LIBRARIES + it.getValue()))
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }

    /** Returns the path of a library module. */
    static String path(String name) {
        return LIBRARIES + NAMES.getOrDefault(name, name);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
