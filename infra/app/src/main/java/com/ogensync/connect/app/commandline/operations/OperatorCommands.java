package com.ogensync.connect.app.commandline.operations;

import com.ogensync.connect.api.operator.OperatorId;
import com.ogensync.connect.app.commandline.CommandRefused;
import com.ogensync.connect.app.commandline.Console;
import com.ogensync.connect.app.commandline.Format;
import com.ogensync.connect.postgres.operations.OperatorRoll;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ops operator …}: works directly on the database; the service may be running. */
@Command(
        name = "operator",
        description = {
            "Adds, lists and revokes operators directly in the database.",
            "Needs the service's variables (DATABASE_URL, MASTER_KEY, JWT_SECRET) or its DATA_DIR; needs no token."
        },
        footer = {
            "",
            "Examples:",
            "  ogensync-connect ops operator add ada > ada.token",
            "  ogensync-connect ops operator list",
            "  ogensync-connect ops operator revoke ada"
        })
final class OperatorCommands {

    private final Console console;

    OperatorCommands(Console console) {
        this.console = console;
    }

    @Command(
            name = "add",
            mixinStandardHelpOptions = true,
            description = "Adds an operator and prints a token. It is shown only once.")
    int add(
            @Parameters(paramLabel = "NAME", description = "Lower-case letters, digits and . _ -, at most 63.")
                    String name,
            @Option(names = "--format", paramLabel = "table|json|csv", defaultValue = "table") Format format) {
        var id = operatorId(name);
        try (var database = OperatorDatabase.open(console)) {
            var added = database.add(id);
            console.out()
                    .println(
                            format == Format.JSON
                                    ? Service.JSON.writeValueAsString(Map.of(
                                            "operator", name,
                                            "tokenId", added.tokenId().value(),
                                            "token", added.token()))
                                    : added.token());
            console.err().println("Operator " + name + " was added; the token is shown only once.");
            printState(database.awaitIndexed(added.tokenId(), false), "The token is now valid.");
            return 0;
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Revokes an operator and the token.")
    int revoke(@Parameters(paramLabel = "NAME") String name) {
        var id = operatorId(name);
        try (var database = OperatorDatabase.open(console)) {
            var ended = database.revoke(id);
            console.out().println("Operator " + name + " was revoked.");
            printState(database.awaitIndexed(ended, true), "The token is now refused.");
            return 0;
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists all operators, including revoked ones.")
    int list(@Option(names = "--format", paramLabel = "table|json|csv", defaultValue = "table") Format format) {
        try (var database = OperatorDatabase.open(console)) {
            var operators = new ArrayList<Map<String, Object>>();
            database.list().forEach(entry -> operators.add(row(entry)));
            var answer = Map.of("data", Map.of("operators", operators));
            new Shown(console, format).list(Service.JSON.valueToTree(answer), "operators");
            return 0;
        }
    }

    private void printState(boolean indexed, String inForce) {
        console.err().println(indexed ? inForce : "The change takes effect once the service is running.");
    }

    private static Map<String, Object> row(OperatorRoll.Entry entry) {
        var row = new LinkedHashMap<String, Object>();
        row.put("operator", entry.operatorId().name());
        row.put("state", entry.revokedAt().isPresent() ? "revoked" : "active");
        row.put("addedAt", entry.addedAt());
        row.put("revokedAt", entry.revokedAt().orElse("-"));
        row.put("actions", entry.actions());
        row.put("tokenId", entry.tokenId().value());
        return row;
    }

    private static OperatorId operatorId(String name) {
        if (!OperatorId.isName(name)) {
            throw new CommandRefused(
                    "An operator's name has 1-63 lower-case letters, digits, dots, underscores or hyphens,"
                            + " and starts with a letter or digit.");
        }
        return new OperatorId(name);
    }
}
