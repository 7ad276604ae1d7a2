package com.ogensync.connect.app.commandline.operations;

import static com.ogensync.connect.app.commandline.operations.Service.part;

import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ops account …}. */
@Command(
        name = "account",
        description = "Finds, shows, disables and corrects accounts.",
        footer = {
            "",
            "Examples:",
            "  ogensync-connect ops account find --phone 919876543210",
            "  ogensync-connect ops account ledger 0b9d3f5e-6a4e-4a55-9d0a-0d5f7c1d2e3f --until 2026-01-03T00:00:00Z",
            "  ogensync-connect ops account grant 0b9d3f5e-6a4e-4a55-9d0a-0d5f7c1d2e3f 50 --reason 'Outage of 2 January'",
            "  ogensync-connect ops account correct --reason 'Wrong account' 0b9d3f5e-6a4e-4a55-9d0a-0d5f7c1d2e3f 7 -- -50"
        })
final class AccountCommands {

    private final Console console;

    AccountCommands(Console console) {
        this.console = console;
    }

    /** Search criteria for an account. */
    static final class By {
        @Option(names = "--email", description = "The whole address.")
        private @Nullable String email;

        @Option(names = "--phone", description = "The whole number, digits, country code first.")
        private @Nullable String phone;

        @Option(names = "--id", description = "The account's id.")
        private @Nullable String id;

        String query() {
            if (email != null) {
                return "email=" + part(email);
            }
            return phone != null ? "phone=" + part(phone) : "id=" + part(Objects.requireNonNull(id));
        }
    }

    @Command(
            name = "find",
            mixinStandardHelpOptions = true,
            description = "Finds accounts by exactly one of email, phone and id.")
    int find(@ArgGroup(multiplicity = "1") By by, @Mixin ServiceOptions options) {
        try (var service = options.service(console)) {
            options.shown(console).list(service.get("/ops/accounts?" + by.query()), "accounts");
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows an account: owner, session, coins, latest activity.")
    int show(@Parameters(paramLabel = "ACCOUNT") String account, @Mixin ServiceOptions options) {
        try (var service = options.service(console)) {
            options.shown(console).one(service.get(path(account, "")));
            return 0;
        }
    }

    @Command(
            name = "ledger",
            mixinStandardHelpOptions = true,
            description = "Lists every coin movement of an account with the resulting balance.")
    int ledger(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(names = "--until", paramLabel = "TIME", description = "Up to this time, ISO 8601.") @Nullable String until,
            @Option(names = "--limit", defaultValue = "100", description = "Maximum number of rows (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--cursor", description = "Continues after the previous page.") @Nullable String cursor,
            @Mixin ServiceOptions options) {
        var query = "/ledger?limit=" + limit + (until == null ? "" : "&until=" + part(until))
                + (cursor == null ? "" : "&cursor=" + part(cursor));
        try (var service = options.service(console)) {
            options.shown(console).list(service.get(path(account, query)), "entries");
            return 0;
        }
    }

    @Command(name = "disable", mixinStandardHelpOptions = true, description = "Disables an account.")
    int disable(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin ServiceOptions options) {
        return act(account, "/disable", Map.of("reason", reason.text(console)), options);
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Enables a disabled account.")
    int enable(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin ServiceOptions options) {
        return act(account, "/enable", Map.of("reason", reason.text(console)), options);
    }

    @Command(
            name = "token",
            mixinStandardHelpOptions = true,
            description = "Replaces a lost token. The old one is revoked; the new one is shown only once.")
    int token(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin ServiceOptions options) {
        return act(account, "/tokens", Map.of("reason", reason.text(console)), options);
    }

    @Command(name = "grant", mixinStandardHelpOptions = true, description = "Grants coins with a new ledger entry.")
    int grant(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Parameters(paramLabel = "AMOUNT", description = "1 to 1000000.") long amount,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Option(names = "--key", description = "Idempotency key: repeating with the same key grants once.")
                    @Nullable String key,
            @Mixin ServiceOptions options) {
        return once(account, "/grants", Map.of("amount", amount, "reason", reason.text(console)), key, options);
    }

    @Command(
            name = "correct",
            mixinStandardHelpOptions = true,
            description = "Corrects an entry with a new entry that references it.")
    int correct(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Parameters(paramLabel = "ENTRY", description = "The entry's number.") long entry,
            @Parameters(paramLabel = "AMOUNT", description = "Coins to add; to deduct, a negative number after --.")
                    long amount,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Option(names = "--key", description = "Idempotency key: repeating with the same key corrects once.")
                    @Nullable String key,
            @Mixin ServiceOptions options) {
        return once(
                account,
                "/corrections",
                Map.of("entry", entry, "amount", amount, "reason", reason.text(console)),
                key,
                options);
    }

    private int act(String account, String action, Map<String, ?> body, ServiceOptions options) {
        try (var service = options.service(console)) {
            options.shown(console).one(service.post(path(account, action), body));
            return 0;
        }
    }

    /** Sends a request with an idempotency key; a failure names the key, so that the operator can repeat it safely. */
    private int once(String account, String action, Map<String, ?> body, @Nullable String key, ServiceOptions options) {
        var name = key == null ? UUID.randomUUID().toString() : key;
        try (var service = options.service(console)) {
            options.shown(console).one(service.post(path(account, action), body, Map.of("Idempotency-Key", name)));
            return 0;
        } catch (CommandRefused refused) {
            throw new CommandRefused(
                    refused.getMessage() + " To repeat this without executing it twice: --key " + name, refused);
        }
    }

    private static String path(String account, String rest) {
        return "/ops/accounts/" + part(account) + rest;
    }
}
