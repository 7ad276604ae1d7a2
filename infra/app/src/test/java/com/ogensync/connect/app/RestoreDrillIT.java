package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.child.Account;
import com.ogensync.connect.reliability.child.ChildApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the restore drill of docs/OPERATIONS.md on a backup of a service that has run. */
class RestoreDrillIT {

    private static final String JAR = System.getProperty(
            "reliability.jar",
            Path.of("target/ogensync-connect.jar").toAbsolutePath().toString());

    @TempDir
    private Path folder;

    @Test
    void a_backup_is_restored_with_every_coin_and_every_token() throws Exception {
        var backup = folder.resolve("backup");
        var accounts = lived(backup);
        var tokens = Files.write(
                folder.resolve("tokens"), accounts.stream().map(Account::token).toList());

        assertThat(drill(backup, tokens))
                .contains(
                        "3 accounts, 6 entries, 3 messages",
                        "No faults.",
                        accounts.size() + " tokens work. The backup is good.");
    }

    /** Runs a service on the folder, stops it, and returns its accounts. */
    private static List<Account> lived(Path data) {
        var accounts = new ArrayList<Account>();
        try (var app = ChildApp.start("restore", Map.of("DATA_DIR", data.toString(), "SIGNUP_COINS", "5"))) {
            for (int i = 0; i < 3; i++) {
                var account = app.caller().registerLinked();
                app.caller().send(account, null, "919876543210", "hello").expect(200);
                accounts.add(account);
            }
            app.sigterm();
            app.exitStatus();
        }
        return accounts;
    }

    private String drill(Path backup, Path tokens) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var builder = new ProcessBuilder("../restore-drill", backup.toString(), tokens.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR", "USER"));
        builder.environment().put("JAR", JAR);
        builder.environment()
                .put(
                        "JAVA_ARGUMENTS",
                        "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow");
        builder.environment()
                .merge("PATH", System.getProperty("java.home") + "/bin", (path, java) -> java + ":" + path);
        int status = builder.start().waitFor();
        var text = Files.readString(output);
        assertThat(status).describedAs(text).isZero();
        return text;
    }
}
