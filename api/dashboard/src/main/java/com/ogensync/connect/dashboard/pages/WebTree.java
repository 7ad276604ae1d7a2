package com.ogensync.connect.dashboard.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The files of the folder {@code web}, by their path in it. */
record WebTree(SortedMap<String, byte[]> files) {

    private static final String FOLDER = "/web/";

    /** Reads the packaged files. */
    static WebTree packaged() throws IOException {
        var files = new TreeMap<String, byte[]>();
        for (var file : new PathMatchingResourcePatternResolver(WebTree.class.getClassLoader())
                .getResources("classpath*:" + FOLDER + "**/*.*")) {
            if (file.isReadable()) {
                var path = file.getURL().getPath();
                files.put(path.substring(path.lastIndexOf(FOLDER) + FOLDER.length()), file.getContentAsByteArray());
            }
        }
        return new WebTree(files);
    }

    /** Returns these files, replaced and completed by the present files of a folder. */
    WebTree replacedBy(Path folder) throws IOException {
        var merged = new TreeMap<>(files);
        try (var found = Files.walk(folder)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                merged.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return new WebTree(merged);
    }

    /** Returns the text of a file, which must exist. */
    String text(String path) {
        var bytes = files.get(path);
        if (bytes == null) {
            throw new IllegalStateException("No web file " + path);
        }
        return new String(bytes, UTF_8);
    }

    /** Returns the files in a folder by their path in it. */
    Map<String, byte[]> inside(String folder) {
        var found = new TreeMap<String, byte[]>();
        files.forEach((path, bytes) -> {
            if (path.startsWith(folder)) {
                found.put(path.substring(folder.length()), bytes);
            }
        });
        return found;
    }

    /** Returns the files outside of these folders. */
    Map<String, byte[]> outside(String... folders) {
        var others = new TreeMap<>(files);
        for (var folder : folders) {
            others.keySet().removeIf(path -> path.startsWith(folder));
        }
        return others;
    }
}
