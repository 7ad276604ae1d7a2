package com.ogensync.connect.app;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Runs the examples of README.md and docs/FIRST-STEPS.md. */
class DocumentedExamplesIT extends WholeSystem {
    private static final Path README = Path.of("../../README.md");
    private static final Path FIRST_STEPS = Path.of("../../docs/FIRST-STEPS.md");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)` \\| (.*?) \\| .+ \\|");
    private static final Path WORK = Path.of("target/documented-examples").toAbsolutePath();

    /** Decodes QR codes where zbarimg is not installed. */
    private static final String ZBARIMG =
            """
            command -v zbarimg || zbarimg() {
              '%s/bin/java' -cp '%s' com.google.zxing.client.j2se.CommandLineRunner --pure_barcode "${@: -1}" \\
                | sed -n '/^Raw result:/{n;p}'
            }
            """.formatted(System.getProperty("java.home"), System.getProperty("java.class.path"));

    @Test
    void the_first_steps_lead_to_messages_that_arrive() throws Exception {
        var output = shell(ZBARIMG + String.join("\n", calls(FIRST_STEPS)));

        assertThat(output).doesNotContain("\"success\":false").contains("\"connected\":true", "\"creditsUsed\":2");
        assertThat(output).contains("\"text\":\"Hello! 🚀\"", "\"type\":\"debited\"", "\"type\":\"message_");
    }

    @Test
    void the_shell_examples_of_the_readme_lead_to_a_message_that_arrives() throws Exception {
        var blocks = calls(README);
        var token = "TOKEN=" + caller.register().token();
        var linking = calls(FIRST_STEPS).stream()
                .filter(it -> it.contains("zbarimg") || it.contains("/sandbox/phone/scan"))
                .limit(2)
                .toList();

        var output = shell(ZBARIMG
                + blocks.get(0).replaceAll("TOKEN=….*", token)
                + "URL=http://localhost:3000\n"
                + String.join("\n", linking)
                + blocks.get(1));

        assertThat(output).doesNotContain("\"success\":false").contains("Registration successful", "\"creditsUsed\":1");
        assertThat(output).contains("Message sent successfully");
    }

    @Test
    void the_javascript_of_the_readme_sends_a_message() throws Exception {
        assumeThat(succeeds("node", "--version")).as("node is installed").isTrue();
        var token = "const token = '" + caller.registerLinked().token() + "';\n";
        assertThat(shell("node --input-type=module - <<'END'\n" + token + only("js") + "END"))
                .contains("success: true");
    }

    @Test
    void the_python_of_the_readme_sends_a_message() throws Exception {
        assumeThat(succeeds("python3", "-c", "import requests"))
                .as("python3 with requests is installed")
                .isTrue();
        var token = "token = '" + caller.registerLinked().token() + "'\n";
        assertThat(shell("python3 - <<'END'\n" + token + only("python") + "END"))
                .contains("'success': True");
    }

    @Test
    void the_settings_of_the_readme_are_those_of_the_full_list() throws IOException {
        assertThat(defaults(README)).hasSizeGreaterThan(4);
        assertThat(defaults(Path.of("../../docs/SETTINGS.md"))).containsAllEntriesOf(defaults(README));
    }

    private String shell(String script) throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        var typed = Files.createTempFile(WORK, "typed", ".sh");
        Files.writeString(typed, "set -eu -o pipefail\n" + script.replace("localhost:3000", "localhost:" + port()));
        var output = typed.resolveSibling(typed.getFileName() + ".out");
        var builder = new ProcessBuilder("bash", typed.toString()).directory(WORK.toFile());
        var bash = builder.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var ended = bash.waitFor(2, TimeUnit.MINUTES);
        bash.destroyForcibly();
        var said = Files.readString(output);
        assertThat(ended && bash.exitValue() == 0).as(said).isTrue();
        return said;
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Returns the shell blocks that call the application; the others start or stop it. */
    private static List<String> calls(Path document) throws IOException {
        return blocks(document, "sh").stream().filter(it -> it.contains("curl")).toList();
    }

    private static String only(String language) throws IOException {
        return blocks(README, language).getFirst();
    }

    private static List<String> blocks(Path document, String language) throws IOException {
        var fenced = Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```");
        var found = fenced.matcher(Files.readString(document)).results();
        return found.map(it -> it.group(1)).toList();
    }

    private static Map<String, String> defaults(Path document) throws IOException {
        var rows = ROW.matcher(Files.readString(document)).results();
        return rows.collect(toMap(it -> it.group(1), it -> it.group(2).replace("`", "")));
    }
}
