package com.ogensync.connect.dashboard.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Assembles pages: inserts partials and addresses, marks the page's own link in the navigation, and adds a
 * {@code modulepreload} for every imported module, so that the browser fetches all of them at once.
 */
final class PageAssembler {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");
    private static final Pattern ENTRY = Pattern.compile("<script type=\"module\" src=\"[^\"]*/(app/[^\"]+)\">");
    private static final Pattern IMPORT = Pattern.compile("(?<!['\"])(?:from|import) *['\"]([^'\"]+)['\"]");

    private final WebTree tree;
    private final String folder;
    private final String importMap;
    private final boolean sandbox;

    PageAssembler(WebTree tree, String folder, String importMap, boolean sandbox) {
        this.tree = tree;
        this.folder = folder;
        this.importMap = importMap;
        this.sandbox = sandbox;
    }

    /** Returns the page of a path. */
    WebFile page(String path, String source) {
        var text = filled(source)
                .replace("href=\"" + path + "\" data-nav", "href=\"" + path + "\" data-nav aria-current=\"page\"");
        var preloaded =
                ENTRY.matcher(text).replaceAll(it -> Matcher.quoteReplacement(preloads(it.group(1)) + it.group()));
        return new WebFile("page.html", preloaded.getBytes(UTF_8));
    }

    private String filled(String text) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(
                        switch (it.group(1)) {
                            case "assets" -> folder;
                            case "importmap" -> importMap;
                            case "gateway" -> sandbox ? "sandbox" : "whatsapp";
                            case String partial -> filled(tree.text("partials/" + partial + ".html"));
                        }));
    }

    private String preloads(String entry) {
        var modules = new LinkedHashSet<String>();
        addWithImports(entry, modules);
        return modules.stream()
                .map(it -> "<link rel=\"modulepreload\" href=\"" + folder + it + "\">\n  ")
                .collect(Collectors.joining());
    }

    private void addWithImports(String module, Set<String> modules) {
        if (modules.add(module)) {
            var imports = IMPORT.matcher(tree.text(module));
            while (imports.find()) {
                addWithImports(resolved(imports.group(1), module), modules);
            }
        }
    }

    private static String resolved(String name, String module) {
        return name.startsWith(".")
                ? Path.of(module).resolveSibling(name).normalize().toString().replace('\\', '/')
                : ImportMap.path(name);
    }
}
