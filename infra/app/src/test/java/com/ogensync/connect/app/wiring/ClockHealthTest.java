package com.ogensync.connect.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockHealthTest {

    @ParameterizedTest
    @CsvSource({"0, UP", "1000, UP", "-1000, UP", "1001, DOWN", "-1001, DOWN", "3600000, DOWN"})
    void a_node_is_ready_if_its_clock_differs_by_at_most_a_second(long offsetMillis, String status) {
        var health = new ClockHealth(() -> Duration.ofMillis(offsetMillis)).health();

        assertThat(health.getStatus().getCode()).isEqualTo(status);
        assertThat(health.getDetails()).containsEntry("offsetMillis", offsetMillis);
    }
}
