package com.ogensync.connect.postgres.audit;

import com.ogensync.connect.api.anchor.event.LedgerAnchored;
import com.ogensync.connect.postgres.events.AnchorJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Anchors as they are kept elsewhere: {@code {"anchors":[…]}}, each as it is stored. */
public final class AnchorFile {

    private AnchorFile() {}

    /** The file's text, a line for each anchor. */
    public static String write(List<LedgerAnchored> anchors) {
        return anchors.stream().map(AnchorJson::write).collect(Collectors.joining(",\n", "{\"anchors\":[\n", "\n]}\n"));
    }

    /**
     * The anchors in a file, which may be UTF-8 or UTF-16 with or without a byte order mark: some shells write their
     * output so.
     *
     * @throws IllegalArgumentException when there is none, or one is not written as an anchor is
     */
    public static List<LedgerAnchored> read(byte[] file) {
        var anchors = new ArrayList<LedgerAnchored>();
        for (var anchor : json(file).path("anchors")) {
            anchors.add(AnchorJson.read(anchor.toString()));
        }
        if (anchors.isEmpty()) {
            throw new IllegalArgumentException("There is no anchor in it");
        }
        return anchors;
    }

    private static JsonNode json(byte[] file) {
        try {
            return JsonMapper.shared().readTree(file);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("It is not JSON", e);
        }
    }
}
