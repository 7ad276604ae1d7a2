package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which service is asked, by whom, and how the answer is written. */
final class ServiceOptions {

    /** What a bearer token may be made of (RFC 6750, section 2.1). */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /** Some editors put it in front of a text in UTF-8. */
    private static final Pattern BYTE_ORDER_MARK = Pattern.compile("^\uFEFF");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the service is; else http://localhost:$PORT (3000).")
    private @Nullable URI url;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Holds the operator's token; else the variable OPS_TOKEN does.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--format",
            paramLabel = "table|json",
            description = "How the result is written (${DEFAULT-VALUE}).",
            defaultValue = "table")
    private OpsFormat format = OpsFormat.TABLE;

    Service service(Console console) {
        var token = token(console);
        if (!TOKEN.matcher(token).matches()) {
            throw new CommandRefused("What OPS_TOKEN or --token-file holds is no token: it must be one line, as"
                    + " 'ops operator add' printed it.");
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
                    .orElseThrow(
                            () -> new CommandRefused(
                                    "Whose action is it? Set OPS_TOKEN, or name --token-file (a token: ops operator add <name>)."));
        }
        try {
            var text = BYTE_ORDER_MARK.matcher(Files.readString(tokenFile)).replaceFirst("");
            return Secret.of(text).revealed();
        } catch (IOException e) {
            throw new CommandRefused("The file of --token-file cannot be read: " + e.getMessage(), e);
        }
    }
}
