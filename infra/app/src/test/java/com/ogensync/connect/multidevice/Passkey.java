package com.ogensync.connect.multidevice;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Creates the passkey response of a browser on WhatsApp's page, without a valid signature, which the simulated server
 * does not check.
 */
final class Passkey {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Passkey() {}

    static String challenge(String request) {
        return JSON.readTree(request).path("challenge").asString();
    }

    static String answer(String challenge) {
        var client = JSON.writeValueAsString(Map.of("type", "webauthn.get", "challenge", challenge));
        var said = Base64.getUrlEncoder().withoutPadding().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        var response = Map.of("clientDataJSON", said, "authenticatorData", "AAAA", "signature", "AAAA");
        return JSON.writeValueAsString(
                Map.of("id", "cGFzc2tleQ", "rawId", "cGFzc2tleQ", "type", "public-key", "response", response));
    }
}
