package com.ogensync.connect.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.ogensync.connect.query.projection.SealedDataReader;
import com.ogensync.connect.query.projection.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the table of collections in docs/PROJECTIONS.md with the code. */
class DocumentedProjectionsTest {

    private static final Pattern FIRST_CELL = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE);

    /** Collections that are not projections. */
    private static final List<String> TECHNICAL = List.of("tracking_tokens", "dead_letters", "projection_replays");

    @Test
    void the_table_lists_every_collection() throws IOException {
        var documented = FIRST_CELL
                .matcher(Files.readString(Path.of("../docs/PROJECTIONS.md")).split("\n## ", 2)[0])
                .results()
                .map(row -> row.group(1))
                .toList();
        var projections = Slices.all(new SealedDataReader(new FakeVault()), Clock.systemUTC()).stream()
                .map(Slice::name);

        assertThat(documented)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(projections, TECHNICAL.stream()).toList());
    }
}
