package com.ogensync.connect.whatsapp.bridge;

import java.nio.file.Path;
import java.util.Locale;

/**
 * Settings that are written to the bridge's standard input. All of them are secret.
 *
 * @param folder the folder of the program and its socket, accessible to its owner only
 * @param databaseUrl {@code postgresql://host:port/database}, without a password
 * @param user the database user, or empty
 * @param password the database password, or empty
 * @param testServer URL of a stand-in for WhatsApp's server on loopback, for tests only; else empty
 * @param testRoot root public key of the stand-in's certificates, in hex; else empty
 */
public record BridgeSettings(
        Path folder, String databaseUrl, String user, String password, String testServer, String testRoot) {

    /** Contains no secret. */
    @Override
    public String toString() {
        return "BridgeSettings[" + folder + "]";
    }

    /** Returns the settings as one line of JSON. */
    String json(String token, String socket) {
        return String.format(
                Locale.ROOT,
                "{\"token\":%s,\"socket\":%s,\"database\":{\"url\":%s,\"user\":%s,\"password\":%s},\"whatsapp\":{\"test_server\":%s,\"test_root\":%s}}",
                quoted(token),
                quoted(socket),
                quoted(databaseUrl),
                quoted(user),
                quoted(password),
                quoted(testServer),
                quoted(testRoot));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\' || character < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", character));
            } else {
                quoted.append((char) character);
            }
        });
        return quoted.append('"').toString();
    }
}
