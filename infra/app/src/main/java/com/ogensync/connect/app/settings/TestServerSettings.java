package com.ogensync.connect.app.settings;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

/**
 * A simulated WhatsApp server on this machine, for tests only.
 *
 * @param rootKey root key of its certificates, 32 bytes in hex
 */
public record TestServerSettings(URI address, String rootKey) {

    static Optional<TestServerSettings> read(Variables variables, GatewayKind gateway) {
        var address = variables.text(
                "WHATSAPP_TEST_SERVER", TestServerSettings::isLoopback, "a ws:// address on loopback, for tests only");
        var root = variables.text("WHATSAPP_TEST_ROOT", it -> it.matches("[0-9a-fA-F]{64}"), "64 hex digits");
        if (address.isPresent() != root.isPresent()) {
            throw new StartRefused("WHATSAPP_TEST_SERVER and WHATSAPP_TEST_ROOT belong together, but one is not set.");
        }
        if (address.isPresent() && gateway != GatewayKind.MULTIDEVICE) {
            throw new StartRefused("WHATSAPP_TEST_SERVER is set, but it must go with WHATSAPP_GATEWAY=multidevice.");
        }
        return address.map(it -> new TestServerSettings(URI.create(it), root.orElseThrow()));
    }

    private static boolean isLoopback(String text) {
        try {
            var uri = URI.create(text);
            var host = uri.getHost();
            return "ws".equals(uri.getScheme())
                    && uri.getUserInfo() == null
                    && host != null
                    && ("localhost".equals(host) || InetAddress.ofLiteral(host).isLoopbackAddress());
        } catch (IllegalArgumentException invalid) {
            return false;
        }
    }
}
