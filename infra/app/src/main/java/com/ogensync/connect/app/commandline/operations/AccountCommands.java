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
        description = "Finds, shows, disables and sets right accounts.",
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

    /** By what an account is looked for. */
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
            description = "Shows an account: owner, session, coins, what happened last.")
    int show(@Parameters(paramLabel = "ACCOUNT") String account, @Mixin ServiceOptions options) {
        try (var service = options.service(console)) {
            options.shown(console).one(service.get(path(account, "")));
            return 0;
        }
    }

    @Command(
            name = "ledger",
            mixinStandardHelpOptions = true,
            description = "Lists every movement of an account's coins, and the balance each left.")
    int ledger(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(names = "--until", paramLabel = "TIME", description = "Up to that moment, ISO 8601.") @Nullable String until,
            @Option(names = "--limit", defaultValue = "100", description = "At most so many (${DEFAULT-VALUE}).")
                    int limit,
            @Option(names = "--cursor", description = "Goes on after the page before.") @Nullable String cursor,
            @Mixin ServiceOptions options) {
        var query = "/ledger?limit=" + limit + (until == null ? "" : "&until=" + part(until))
                + (cursor == null ? "" : "&cursor=" + part(cursor));
        try (var service = options.service(console)) {
            options.shown(console).list(service.get(path(account, query)), "entries");
            return 0;
        }
    }

    @Command(name = "disable", mixinStandardHelpOptions = true, description = "Stops an account from doing anything.")
    int disable(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin ServiceOptions options) {
        return act(account, "/disable", Map.of("reason", reason.text(console)), options);
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Lets a disabled account go on.")
    int enable(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin ServiceOptions options) {
        return act(account, "/enable", Map.of("reason", reason.text(console)), options);
    }

    @Command(
            name = "token",
            mixinStandardHelpOptions = true,
            description = "Reissues a lost token. The one before ends; the new one is shown here only.")
    int token(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin ServiceOptions options) {
        return act(account, "/tokens", Map.of("reason", reason.text(console)), options);
    }

    @Command(name = "grant", mixinStandardHelpOptions = true, description = "Grants coins, by a further entry.")
    int grant(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Parameters(paramLabel = "AMOUNT", description = "1 to 1000000.") long amount,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Option(names = "--key", description = "Asking again with the same key grants once.") @Nullable String key,
            @Mixin ServiceOptions options) {
        return once(account, "/grants", Map.of("amount", amount, "reason", reason.text(console)), key, options);
    }

    @Command(
            name = "correct",
            mixinStandardHelpOptions = true,
            description = "Sets an entry right, by a further one that names it.")
    int correct(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Parameters(paramLabel = "ENTRY", description = "The entry's number.") long entry,
            @Parameters(paramLabel = "AMOUNT", description = "What to add; to take, with a minus and behind --.")
                    long amount,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Option(names = "--key", description = "Asking again with the same key corrects once.") @Nullable String key,
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

    /** Without a key of the operator's own it is named in the refusal, so that asking again is safe. */
    private int once(String account, String action, Map<String, ?> body, @Nullable String key, ServiceOptions options) {
        var name = key == null ? UUID.randomUUID().toString() : key;
        try (var service = options.service(console)) {
            options.shown(console).one(service.post(path(account, action), body, Map.of("Idempotency-Key", name)));
            return 0;
        } catch (CommandRefused refused) {
            throw new CommandRefused(
                    refused.getMessage() + " To ask again without doing it twice: --key " + name, refused);
        }
    }

    private static String path(String account, String rest) {
        return "/ops/accounts/" + part(account) + rest;
    }
}
