package com.ogensync.connect.app.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLineTest {

    @Test
    void it_shows_progress_rate_and_remaining_time() {
        var progress = new ProgressLine(Typed.console(Map.of()), "entries");

        assertThat(progress.line(250_000, 0.25, Duration.ofSeconds(2)))
                .isEqualTo("[#######.......................]  25 %, 250,000 entries, 125,000/s, 6 s left");
        assertThat(progress.line(0, 0, Duration.ZERO)).endsWith("...");
    }
}
