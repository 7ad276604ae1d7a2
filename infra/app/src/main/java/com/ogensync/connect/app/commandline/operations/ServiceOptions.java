package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.runtime.text.Utf8Text;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of all commands that call the service: URL, operator token, output format. */
final class ServiceOptions {

    /** The characters of a bearer token (RFC 6750, section 2.1). */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "URL of the service (http://localhost:$PORT, PORT is 3000 unless set).")
    private @Nullable URI url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the operator's token; otherwise OPS_TOKEN is used.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            description = "Output format (${DEFAULT-VALUE}).",
            defaultValue = "table")
    private OpsFormat format = OpsFormat.TABLE;

    Service service(Console console) {
        var token = token(console);
        if (!TOKEN.matcher(token).matches()) {
            throw new CommandRefused("The value of OPS_TOKEN or --token-file is not a token: it must be one line, as"
                    + " printed by 'ops operator add'.");
        }
        return new Service(base(console), token);
    }

    Shown shown(Console console) {
        return new Shown(console.out(), format);
    }

    OpsFormat format() {
        return format;
    }

    private URI base(Console console) {
        if (url != null && !Objects.requireNonNullElse(url.getScheme(), "").startsWith("http")) {
            throw new CommandRefused("--url must begin with http:// or https://.");
        }
        var port = Optional.ofNullable(console.variables().apply("PORT"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .orElse("3000");
        return url != null ? url : URI.create("http://localhost:" + port);
    }

    private String token(Console console) {
        if (tokenFile == null) {
            return Optional.ofNullable(console.variables().apply("OPS_TOKEN"))
                    .map(it -> Secret.of(it).revealed())
                    .filter(it -> !it.isEmpty())
                    .orElseThrow(() -> new CommandRefused(
                            "No operator token: set OPS_TOKEN or --token-file (see ops operator add)."));
        }
        try {
            return Secret.of(Utf8Text.decode(Files.readAllBytes(tokenFile))).revealed();
        } catch (IOException e) {
            throw new CommandRefused("The file of --token-file cannot be read: " + e.getMessage(), e);
        }
    }
}
