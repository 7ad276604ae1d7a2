package com.ogensync.connect.postgres.audit.anchor;

import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The export file of anchors: {@code {"anchors":[…]}}, each as it is stored. */
public final class AnchorFile {

    private AnchorFile() {}

    /** Formats the file, one line for each anchor. */
    public static String write(List<LedgerAnchored> anchors) {
        return anchors.stream().map(AnchorJson::write).collect(Collectors.joining(",\n", "{\"anchors\":[\n", "\n]}\n"));
    }

    /**
     * Parses a file in UTF-8 or UTF-16, with or without a byte order mark, because some shells redirect output as
     * UTF-16.
     *
     * @throws IllegalArgumentException when the file has no anchors or one is malformed
     */
    public static List<LedgerAnchored> read(byte[] file) {
        var anchors = new ArrayList<LedgerAnchored>();
        for (var anchor : json(file).path("anchors")) {
            anchors.add(AnchorJson.read(anchor.toString()));
        }
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("it has no anchors");
        }
        return anchors;
    }

    private static JsonNode json(byte[] file) {
        try {
            return JsonMapper.shared().readTree(file);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not JSON", e);
        }
    }
}
