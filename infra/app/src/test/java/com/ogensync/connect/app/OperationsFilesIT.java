package com.ogensync.connect.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.reliability.child.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks that alerts and the dashboard use existing metrics, and that every alert is documented. */
class OperationsFilesIT extends WholeSystem {

    private static final Path DEPLOY = Path.of("../deploy");
    private static final Pattern SERIES = Pattern.compile("([a-z_]+)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=~?\"");

    /** Defines metrics that exist only with the real WhatsApp. */
    private static final Path BRIDGE = Path.of("src/main/java/com/ogensync/connect/app/wiring/BridgeGauges.java");

    /** Labels that Prometheus adds. */
    private static final List<String> SCRAPED = List.of("job", "instance");

    @LocalManagementPort
    private int managementPort;

    @Test
    void every_metric_of_an_alert_exists_with_its_labels() throws IOException {
        assertThat(alerts())
                .isNotEmpty()
                .allSatisfy(alert -> assertExists(alert.get("expr").asString()));
    }

    @Test
    void every_metric_of_the_dashboard_exists_with_its_labels() throws IOException {
        var dashboard = JsonMapper.shared().readTree(Files.readString(DEPLOY.resolve("dashboard.json")));

        assertThat(dashboard.findValues("expr")).isNotEmpty().allSatisfy(expr -> assertExists(expr.asString()));
    }

    @Test
    void every_alert_has_a_paragraph_in_the_operations_guide() throws IOException {
        var operations = Files.readString(Path.of("../../docs/OPERATIONS.md"));

        assertThat(alerts().stream().map(alert -> alert.get("alert").asString()))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(operations).contains("\n- **" + name + "**: "));
        assertThat(Pattern.compile("- \\*\\*(Connect\\w+)\\*\\*")
                        .matcher(operations)
                        .results()
                        .map(it -> it.group(1)))
                .containsExactlyInAnyOrderElementsOf(alerts().stream()
                        .map(alert -> alert.get("alert").asString())
                        .toList());
    }

    private void assertExists(String expression) {
        var scrape = scrape();
        assertThat(series(expression)).as(expression).isNotEmpty().allSatisfy(series -> {
            if (series.group(1).startsWith("whatsapp_bridge") || series.group(1).equals("whatsapp_sessions_stopped")) {
                assertThat(BRIDGE).content().contains('"' + series.group(1).replace('_', '.') + '"');
            } else if (!series.group(1).equals("up")) {
                assertThat(scrape.lines().filter(line -> isOf(line, series)))
                        .as(series.group())
                        .isNotEmpty();
            }
        });
    }

    /** Returns whether a line of the scrape has this name and all these labels. */
    private static boolean isOf(String line, MatchResult series) {
        var name = line.split("[ {]", 2)[0];
        return name.equals(series.group(1))
                && LABEL.matcher(series.group(2))
                        .results()
                        .map(it -> it.group(1))
                        .filter(it -> !SCRAPED.contains(it))
                        .allMatch(it -> line.contains(it + "=\""));
    }

    private static List<MatchResult> series(String expression) {
        return SERIES.matcher(expression).results().toList();
    }

    private static List<JsonNode> alerts() throws IOException {
        Object rules = new Yaml().load(Files.readString(DEPLOY.resolve("alerts.yaml")));
        return Stream.of(JsonMapper.shared().<JsonNode>valueToTree(rules))
                .flatMap(it -> it.findParents("alert").stream())
                .toList();
    }

    /** Scrapes after a request, because request metrics exist only after the first one. */
    private String scrape() {
        var _ = caller.get("/ping", null).expect(200);
        try (var operations = new Caller(managementPort)) {
            return operations.get("/actuator/prometheus", null).expect(200).body();
        }
    }
}
