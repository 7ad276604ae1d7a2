package com.ogensync.connect.rest.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.rest.Edge;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    private final Edge edge = Edge.fresh();

    @Test
    void look() throws Exception {
        var reply = edge.get("/openapi.json", null);
        Files.writeString(Path.of("/tmp/openapi.json"), reply.body());
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }
}
