package com.ogensync.connect.app.secrets;

import com.ogensync.connect.app.settings.Settings;

/**
 * This node's name in tokens and leases. The only node of an embedded database keeps its name, so that after a crash it
 * reclaims its own leases at once instead of waiting until they expire.
 */
public record NodeName(String value) {

    private static final String FILE = "node-id";

    /** Returns NODE_ID if set; otherwise a stored name, or with an external database a new name at each start. */
    static NodeName of(Settings settings, DataFolder folder) {
        if (settings.node().named() || settings.stores().database().isPresent()) {
            return new NodeName(settings.node().id());
        }
        if (folder.note(FILE).isEmpty()) {
            folder.keepNote(FILE, settings.node().id());
        }
        return new NodeName(folder.note(FILE).orElseThrow().strip());
    }
}
