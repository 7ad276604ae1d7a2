package com.ogensync.connect.multidevice;

import com.ogensync.connect.reliability.child.ChildApp;
import com.ogensync.connect.reliability.child.StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;

/** The settings of a second node. */
final class OtherNode {

    private OtherNode() {}

    /** Returns the settings of a node that uses the embedded database of another. */
    static Map<String, String> besideOf(ChildApp first, StandIn whatsApp) throws IOException {
        var data = first.data();
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3);
        var settings = new HashMap<>(whatsApp.settings());
        settings.put("DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + port.strip() + "/ogensync_connect");
        settings.put("DATABASE_USER", "ogensync");
        settings.put("NODE_ID", "other");
        for (var secret : Map.of(
                        "DATABASE_PASSWORD",
                        "database-password",
                        "JWT_SECRET",
                        "jwt-secret",
                        "MASTER_KEY",
                        "master-key")
                .entrySet()) {
            settings.put(
                    secret.getKey(),
                    Files.readString(data.resolve("secrets").resolve(secret.getValue()))
                            .strip());
        }
        return settings;
    }
}
