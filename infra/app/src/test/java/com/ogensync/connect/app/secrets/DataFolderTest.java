package com.ogensync.connect.app.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ogensync.connect.app.settings.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void only_one_server_at_a_time_can_lock_it() {
        var folder = DataFolder.at(parent.resolve("data"));
        try (var first = folder.lockForServer(Duration.ZERO)) {
            assertThat(first).isNotNull();
            assertThat(folder.lockIfNoServer()).isEmpty();
            assertThatThrownBy(() -> folder.lockForServer(Duration.ofMillis(100)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("is in use by another OgenSync Connect: stop that one, or set DATA_DIR");
        }
        folder.lockForServer(Duration.ZERO).close();
    }

    @Test
    void preparations_can_be_nested() {
        var folder = DataFolder.at(parent.resolve("data"));
        assertThat(folder.<String>preparing(() -> folder.preparing(() -> "done")))
                .isEqualTo("done");
    }

    @Test
    void a_note_is_stored_and_replaced() {
        var folder = DataFolder.at(parent.resolve("data"));
        assertThat(folder.note("port")).isEmpty();
        folder.keepNote("port", "1\n");
        folder.keepNote("port", "2\n");
        assertThat(DataFolder.at(parent.resolve("data")).note("port")).contains("2");
    }

    @Test
    void a_file_with_its_name_is_refused() throws Exception {
        Files.writeString(parent.resolve("data"), "");
        assertThatThrownBy(() -> DataFolder.at(parent.resolve("data")))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith("DATA_DIR is " + parent.resolve("data") + ", but");
    }
}
