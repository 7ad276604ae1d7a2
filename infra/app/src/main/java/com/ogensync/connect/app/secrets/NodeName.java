package com.ogensync.connect.app.secrets;

import com.ogensync.connect.app.settings.Settings;

/**
 * This node's name in tokens and leases. With the embedded database there is one node, and it keeps its name: after a
 * crash it has its own claims back at once, where another would wait until they run out.
 */
public record NodeName(String value) {

    private static final String FILE = "node-id";

    /** The name that was set; else one kept in the data folder; else, with a shared database, a new one each time. */
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
