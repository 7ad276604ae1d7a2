package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.app.commandline.ConnectCommandLine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** The whole system and an operator's command line. */
abstract class OperatorWork extends WholeSystem {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Result of a command. */
    record Typed(int status, String out, String err) {}

    @AfterEach
    void forget() {
        Stream.of("DATA_DIR", "PORT", "OPS_TOKEN").forEach(System::clearProperty);
    }

    /** Adds an operator and returns the token. */
    String operator(String name) {
        var added = typed("", "ops", "operator", "add", name);
        assertThat(added.status()).as(added.err()).isZero();
        assertThat(added.err()).contains("is now valid");
        assertThat(typed("", "ops", "operator", "add", name).status()).isEqualTo(2);
        assertThat(typed("", "ops", "operator", "add", "No Name").status()).isEqualTo(2);
        return added.out().strip();
    }

    /** Runs the command line in this process. */
    Typed typed(String token, String... words) {
        System.setProperty("DATA_DIR", FOLDER);
        System.setProperty("PORT", Integer.toString(port()));
        System.setProperty("OPS_TOKEN", token);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = ConnectCommandLine.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                words);
        return new Typed(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
