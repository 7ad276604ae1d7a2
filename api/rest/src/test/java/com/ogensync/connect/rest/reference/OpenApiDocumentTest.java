package com.ogensync.connect.rest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;

/** Keeps docs/openapi.json equal to what the service answers, so that a change to the API shows in a diff. */
class OpenApiDocumentTest {

    private static final Path DOCUMENT = Path.of("../../docs/openapi.json");
    private static final DefaultPrettyPrinter LAYOUT =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    @Test
    void the_committed_document_is_the_answer_of_the_service() throws IOException {
        var json = JsonMapper.shared()
                .writer()
                .with(LAYOUT)
                .writeValueAsString(Edge.fresh().get("/openapi.json", null).json());
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(DOCUMENT, json + "\n");
        }

        assertThat(Files.readString(DOCUMENT))
                .as("docs/openapi.json; `./mvnw -pl api/rest -am test -Dtest=OpenApiDocumentTest -Dopenapi.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false` writes it")
                .isEqualTo(json + "\n");
    }
}
