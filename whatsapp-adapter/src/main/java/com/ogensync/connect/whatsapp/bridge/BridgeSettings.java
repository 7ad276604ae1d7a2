package com.ogensync.connect.whatsapp.bridge;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What the bridge is told on its standard input. It is secret as a whole.
 *
 * @param folder where the program and its socket are, its owner's alone
 * @param databaseUrl {@code postgresql://host:port/database}, without a password
 * @param user the database's, or empty
 * @param password the database's, or empty
 * @param testServer a stand-in for WhatsApp's server on loopback, for tests only; else empty
 * @param testRoot the key its certificates lead to, in hex; else empty
 */
public record BridgeSettings(
        Path folder, String databaseUrl, String user, String password, String testServer, String testRoot) {

    /** Nothing secret. */
    @Override
    public String toString() {
        return "BridgeSettings[" + folder + "]";
    }

    /** One line of JSON. */
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
        text.chars().forEach(letter -> {
            if (letter == '"' || letter == '\\' || letter < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", letter));
            } else {
                quoted.append((char) letter);
            }
        });
        return quoted.append('"').toString();
    }
}
