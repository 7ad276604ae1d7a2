package com.ogensync.connect.app.commandline.operations;

import java.util.Map;
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

    private static final String PATH = "accounts";

    /** Search criteria for an account. */
    static final class By {
        @Option(names = "--email", description = "The whole address.")
        private @Nullable String email;

        @Option(names = "--phone", description = "The whole number, digits, country code first.")
        private @Nullable String phone;

        @Option(names = "--id", description = "The account's id.")
        private @Nullable String id;
    }

    @Command(name = "find", description = "Finds accounts by exactly one of email, phone and id.")
    int find(@ArgGroup(multiplicity = "1") By by, @Mixin OpsRequest request) {
        return request.list(
                OpsPath.of(PATH).with("email", by.email).with("phone", by.phone).with("id", by.id), PATH);
    }

    @Command(name = "show", description = "Shows an account: owner, session, coins, latest activity.")
    int show(@Parameters(paramLabel = "ACCOUNT") String account, @Mixin OpsRequest request) {
        return request.show(OpsPath.of(PATH, account));
    }

    @Command(name = "ledger", description = "Lists every coin movement of an account with the resulting balance.")
    int ledger(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Option(names = "--until", paramLabel = "TIME", description = "Up to this time, ISO 8601.") @Nullable String until,
            @Mixin PageOptions page,
            @Mixin OpsRequest request) {
        return request.list(page.of(OpsPath.of(PATH, account, "ledger").with("until", until)), "entries");
    }

    @Command(name = "disable", description = "Disables an account.")
    int disable(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin OpsRequest request) {
        return request.act(OpsPath.of(PATH, account, "disable"), reason);
    }

    @Command(name = "enable", description = "Enables a disabled account.")
    int enable(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin OpsRequest request) {
        return request.act(OpsPath.of(PATH, account, "enable"), reason);
    }

    @Command(
            name = "token",
            description = "Replaces a lost token. The old one is revoked; the new one is shown only once.")
    int token(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Mixin OpsRequest request) {
        return request.act(OpsPath.of(PATH, account, "tokens"), reason);
    }

    @Command(name = "grant", description = "Grants coins with a new ledger entry.")
    int grant(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Parameters(paramLabel = "AMOUNT", description = "1 to 1000000.") long amount,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Option(names = "--key", description = "Idempotency key: repeating with the same key grants once.")
                    @Nullable String key,
            @Mixin OpsRequest request) {
        return request.once(OpsPath.of(PATH, account, "grants"), Map.of("amount", amount), reason, key);
    }

    @Command(name = "correct", description = "Corrects an entry with a new entry that references it.")
    int correct(
            @Parameters(paramLabel = "ACCOUNT") String account,
            @Parameters(paramLabel = "ENTRY", description = "The entry's number.") long entry,
            @Parameters(paramLabel = "AMOUNT", description = "Coins to add; to deduct, a negative number after --.")
                    long amount,
            @ArgGroup(multiplicity = "1") ReasonOption reason,
            @Option(names = "--key", description = "Idempotency key: repeating with the same key corrects once.")
                    @Nullable String key,
            @Mixin OpsRequest request) {
        var amounts = Map.of("entry", entry, "amount", amount);
        return request.once(OpsPath.of(PATH, account, "corrections"), amounts, reason, key);
    }
}
