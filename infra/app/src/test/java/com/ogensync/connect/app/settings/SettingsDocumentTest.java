package com.ogensync.connect.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/SETTINGS.md");
    private static final Pattern ROW = Pattern.compile("\\| `([A-Z_]+)` \\| (.*?) \\| .+ \\|");

    @Test
    void the_document_lists_exactly_the_variables_that_are_read() throws IOException {
        assertThat(documented().keySet()).containsExactlyElementsOf(asked().keySet());
    }

    @Test
    void the_document_names_the_defaults_that_are_used() throws IOException {
        var documented = documented();
        asked().forEach((name, byDefault) -> {
            if (!byDefault.isEmpty()) {
                assertThat(documented).containsEntry(name, "`" + byDefault + "`");
            }
        });
    }

    private static Map<String, String> asked() {
        var variables = new Variables(name -> null);
        assertThat(Settings.read(variables)).isNotNull();
        return variables.asked();
    }

    private static Map<String, String> documented() throws IOException {
        var rows = new TreeMap<String, String>();
        Files.readString(DOCUMENT)
                .lines()
                .map(ROW::matcher)
                .filter(row -> row.matches())
                .forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }
}
