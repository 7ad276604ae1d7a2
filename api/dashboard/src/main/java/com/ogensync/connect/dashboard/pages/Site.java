package com.ogensync.connect.dashboard.pages;

import java.util.Map;
import java.util.TreeMap;

/**
 * One version of all pages and their parts.
 *
 * @param folder the address of the parts, with a slash at its end. It contains a digest of all files, so browsers may
 *     keep the parts for ever, and relative imports between modules work
 * @param policySource the source expression of the import map, the only inline script
 * @param pages the pages by their path
 * @param notFound the page for unknown paths
 * @param rootFiles files with a fixed address, such as the icon, by their path
 * @param parts scripts, styles and pictures by their path in the folder
 */
record Site(
        String folder,
        String policySource,
        Map<String, WebFile> pages,
        WebFile notFound,
        Map<String, WebFile> rootFiles,
        Map<String, WebFile> parts) {

    private static final String PAGES = "pages/";
    private static final String PARTIALS = "partials/";
    private static final String ROOT = "root/";
    private static final String NOT_FOUND = "404";
    private static final String INDEX = "index";

    /** Builds the site from its files. */
    static Site of(WebTree tree, boolean sandbox) {
        var folder = "/assets/" + ContentDigest.ofTree(tree.files()) + "/";
        var importMap = ImportMap.json(folder);
        var assembler = new PageAssembler(tree, folder, importMap, sandbox);
        var pages = new TreeMap<String, WebFile>();
        for (var file : tree.inside(PAGES).keySet()) {
            var name = file.replaceFirst("\\.html$", "");
            var path = "/" + (name.equals(INDEX) ? "" : name);
            pages.put(path, assembler.page(path, tree.text(PAGES + file)));
        }
        var notFound = pages.remove("/" + NOT_FOUND);
        if (notFound == null) {
            throw new IllegalStateException("No web file " + PAGES + NOT_FOUND + ".html");
        }
        var parts = new TreeMap<String, WebFile>();
        var rootFiles = new TreeMap<String, WebFile>();
        tree.inside(ROOT).forEach((name, bytes) -> rootFiles.put("/" + name, new WebFile(name, bytes)));
        tree.outside(PAGES, PARTIALS, ROOT).forEach((path, bytes) -> parts.put(path, new WebFile(path, bytes)));
        return new Site(folder, ContentDigest.policySource(importMap), pages, notFound, rootFiles, parts);
    }
}
