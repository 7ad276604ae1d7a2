package com.ogensync.connect.app.wiring;

import com.ogensync.connect.app.database.PostgresAddress;
import com.ogensync.connect.app.settings.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The database's address in the form of the bridge's Go driver, without parameters that only the Java driver supports.
 *
 * @param url without user and password
 */
record BridgeDatabase(String url, String user, String password) {

    private static final Set<String> COMMON = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey");

    static BridgeDatabase of(PostgresAddress address) {
        var jdbc = address.url().revealed().substring("jdbc:postgresql:".length());
        var question = jdbc.indexOf('?');
        var place = question < 0 ? jdbc : jdbc.substring(0, question);
        var given = parameters(question < 0 ? "" : jdbc.substring(question + 1));
        var query = given.entrySet().stream()
                .filter(it -> COMMON.contains(it.getKey()))
                .map(it -> it.getKey() + "=" + it.getValue())
                .collect(Collectors.joining("&"));
        return new BridgeDatabase(
                "postgresql:" + withHost(place) + (query.isEmpty() ? "" : "?" + query),
                address.user().orElseGet(() -> decoded(given.getOrDefault("user", ""))),
                address.password().map(Secret::revealed).orElseGet(() -> decoded(given.getOrDefault("password", ""))));
    }

    /** Adds localhost to a URL without a host, as the Java driver does. */
    private static String withHost(String place) {
        if (!place.startsWith("//")) {
            return "//localhost:5432/" + place;
        }
        return place.startsWith("///") ? "//localhost:5432" + place.substring(2) : place;
    }

    private static Map<String, String> parameters(String query) {
        var parameters = new LinkedHashMap<String, String>();
        for (var parameter : query.split("&", -1)) {
            var equals = parameter.indexOf('=');
            if (equals > 0) {
                parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Returns a text without secrets. */
    @Override
    public String toString() {
        return "BridgeDatabase";
    }
}
