package com.ogensync.connect.app.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Settings of this node.
 *
 * @param id its name in tokens and leases
 * @param named whether NODE_ID sets that name
 * @param tracesTo URL of the trace collector without a trailing slash; without one no traces are recorded
 */
public record NodeSettings(String id, boolean named, LogFormat logFormat, Optional<String> tracesTo) {

    private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    static NodeSettings read(Variables variables) {
        var id = variables.text(
                "NODE_ID",
                it -> it.matches("[A-Za-z0-9._-]{1,64}"),
                "1 to 64 letters, digits, dots, hyphens and underscores");
        return new NodeSettings(
                id.orElseGet(NodeSettings::generatedId),
                id.isPresent(),
                variables.choice("LOG_FORMAT", LogFormat.TEXT),
                collector(variables));
    }

    private static Optional<String> collector(Variables variables) {
        return variables
                .text(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        it -> it.matches("https?://[^\\s/?#@]+(/[^\\s?#]*)?"),
                        "the http:// or https:// address of an OpenTelemetry collector")
                .map(it -> it.replaceAll("/+$", ""));
    }

    /** Appends a random part, because two containers may have the same host name and process id. */
    private static String generatedId() {
        var random = new byte[4];
        new SecureRandom().nextBytes(random);
        var host = hostName().replaceAll("[^A-Za-z0-9.-]", "-");
        return host.substring(0, Math.min(host.length(), 48)) + "-"
                + HexFormat.of().formatHex(random);
    }

    private static String hostName() {
        try {
            return Files.isReadable(LINUX_HOST_NAME)
                    ? Files.readString(LINUX_HOST_NAME).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (IOException nameless) {
            return "node";
        }
    }
}
