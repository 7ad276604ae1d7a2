package com.ogensync.connect.runtime.timing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 4", "4, 32", "7, 256", "8, 300", "60, 300", "2000000000, 300"})
    void pauses_double_up_to_the_limit_and_are_shortened_by_at_most_a_half(int failures, long longestSeconds) {
        var longest = Duration.ofSeconds(longestSeconds);
        for (int i = 0; i < 200; i++) {
            assertThat(backoff.pause(failures)).isBetween(longest.dividedBy(2), longest);
        }
    }
}
