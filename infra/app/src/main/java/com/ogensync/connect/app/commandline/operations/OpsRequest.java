package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.Format;
import com.ogensync.connect.app.settings.Secret;
import com.ogensync.connect.runtime.text.Utf8Text;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/**
 * A request to the running service, with the options of all commands that send one: URL, operator token, output format.
 * Each method prints the response and returns the exit status.
 */
@Command(mixinStandardHelpOptions = true)
final class OpsRequest {

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
            paramLabel = "table|json|csv",
            description = "Output format (${DEFAULT-VALUE}).",
            defaultValue = "table")
    private Format format = Format.TABLE;

    private final Console console;

    OpsRequest(Console console) {
        this.console = console;
    }

    /** Shows the items of a list. */
    int list(OpsPath path, String field) {
        return with(service -> {
            shown().list(service.get(path), field);
            return 0;
        });
    }

    /** Shows one object. */
    int show(OpsPath path) {
        return with(service -> show(service.get(path)));
    }

    /** Executes an action without a reason. */
    int act(OpsPath path) {
        return act(path, Map.of());
    }

    /** Executes an action for a reason. */
    int act(OpsPath path, ReasonOption reason) {
        return act(path, Map.of("reason", reason.text(console)));
    }

    private int act(OpsPath path, Map<String, ?> body) {
        return with(service -> show(service.post(path, body, Map.of())));
    }

    /**
     * Executes an action with an idempotency key, by default a random one; a failure names it, so that the operator can
     * repeat the action safely.
     */
    int once(OpsPath path, Map<String, ?> amounts, ReasonOption reason, @Nullable String key) {
        var name = key == null ? UUID.randomUUID().toString() : key;
        var body = new HashMap<String, Object>(amounts);
        body.put("reason", reason.text(console));
        try {
            return with(service -> show(service.post(path, body, Map.of("Idempotency-Key", name))));
        } catch (CommandRefused refused) {
            throw new CommandRefused(
                    refused.getMessage() + " To repeat this without executing it twice: --key " + name, refused);
        }
    }

    /** Runs an exchange with the service. */
    int with(ToIntFunction<Service> exchange) {
        var token = token();
        if (!TOKEN.matcher(token).matches()) {
            throw new CommandRefused("The value of OPS_TOKEN or --token-file is not a token: it must be one line, as"
                    + " printed by 'ops operator add'.");
        }
        try (var service = new Service(base(), token)) {
            return exchange.applyAsInt(service);
        }
    }

    /** Shows a response about one object. */
    int show(JsonNode response) {
        shown().one(response);
        return 0;
    }

    /** Whether the response is to be printed as it is. */
    boolean isJson() {
        return format == Format.JSON;
    }

    private Shown shown() {
        return new Shown(console, format);
    }

    private URI base() {
        if (url != null && !Objects.requireNonNullElse(url.getScheme(), "").startsWith("http")) {
            throw new CommandRefused("--url must begin with http:// or https://.");
        }
        var port = Optional.ofNullable(console.variables().apply("PORT"))
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .orElse("3000");
        return url != null ? url : URI.create("http://localhost:" + port);
    }

    private String token() {
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
