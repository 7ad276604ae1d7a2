package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs the three client examples of the published page; only token and port are replaced. */
class PublishedPageIT extends WholeSystem {

    private static final Path PYTHON = Path.of("target/python");

    @Test
    void curl_sends_a_message() throws Exception {
        assertThat(run("example.sh", "bash")).contains("\"success\":true").contains("\"creditsRemaining\":4");
    }

    @Test
    void fetch_sends_a_message() throws Exception {
        assertThat(run("example.mjs", "node")).contains("success: true").contains("creditsRemaining: 4");
    }

    @Test
    void requests_sends_a_message() throws Exception {
        assertThat(run("example.py", python())).contains("'success': True").contains("'creditsRemaining': 4");
    }

    private String run(String example, String interpreter) throws Exception {
        var ada = caller.registerLinked();
        var text = Files.readString(Path.of("src/test/resources/published-page", example))
                .replace("YOUR_TOKEN", ada.token())
                .replace("localhost:3000", "localhost:" + port());
        var program = Files.writeString(Path.of("target", example), text);
        return finished(interpreter, program.toString());
    }

    /** Returns a Python with `requests`: the machine's, or one in a virtual environment created for this test. */
    private static String python() throws Exception {
        if (new ProcessBuilder("python3", "-c", "import requests").start().waitFor() == 0) {
            return "python3";
        }
        finished("python3", "-m", "venv", PYTHON.toString());
        finished(PYTHON.resolve("bin/pip").toString(), "install", "--quiet", "requests");
        return PYTHON.resolve("bin/python").toString();
    }

    private static String finished(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
